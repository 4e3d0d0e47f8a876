package io.leadline.activities.slack;

import io.leadline.activities.config.Environment;
import io.leadline.activities.config.Loopback;
import java.net.URI;
import java.util.Optional;

/**
 * Where in Slack alarms go.
 *
 * @param webhook incoming webhook of the channel that hears of everything; holds a secret
 * @param botToken with the scope {@code chat:write}, for direct messages; never shown
 * @param channel that hears of everything when there is no webhook, such as {@code #alerts}
 * @param escalationUser id of the person who hears of unforeseen failures, such as {@code
 *     U012AB3CD}
 * @param baseUrl of Slack's API, without {@code /api}
 */
public record SlackSettings(
    Optional<URI> webhook,
    Optional<String> botToken,
    Optional<String> channel,
    Optional<String> escalationUser,
    String baseUrl) {

  public static SlackSettings from(Environment environment) {
    return new SlackSettings(
        environment.text("SLACK_WEBHOOK_URL").flatMap(text -> webhook(text, environment)),
        environment.text("SLACK_BOT_TOKEN"),
        environment.text("SLACK_CHANNEL"),
        environment.text("SLACK_ESCALATION_USER").flatMap(id -> user(id, environment)),
        environment.text("SLACK_BASE_URL", "https://slack.com").replaceAll("/+$", ""));
  }

  /** The address is a secret, so it is not repeated. */
  private static Optional<URI> webhook(String text, Environment environment) {
    try {
      URI url = URI.create(text);
      if ("https".equals(url.getScheme()) || Loopback.is(text)) {
        return Optional.of(url);
      }
    } catch (IllegalArgumentException e) {
      // refused below
    }
    environment.refuse("SLACK_WEBHOOK_URL", "(hidden)", "https://hooks.slack.com/services/...");
    return Optional.empty();
  }

  private static Optional<String> user(String id, Environment environment) {
    if (id.matches("[UW][A-Z0-9]{2,20}")) {
      return Optional.of(id);
    }
    environment.refuse("SLACK_ESCALATION_USER", id, "the id of a member, such as U012AB3CD");
    return Optional.empty();
  }

  /** Whether anybody would hear of an alarm. */
  public boolean reachesSomebody() {
    return webhook.isPresent()
        || (botToken.isPresent() && (channel.isPresent() || escalationUser.isPresent()));
  }

  @Override
  public String toString() {
    return "SlackSettings[webhook="
        + (webhook.isPresent() ? "(masked)" : "none")
        + ", botToken="
        + (botToken.isPresent() ? "(masked)" : "none")
        + ", channel="
        + channel.orElse("none")
        + ", escalationUser="
        + escalationUser.orElse("none")
        + ", "
        + baseUrl
        + "]";
  }
}
