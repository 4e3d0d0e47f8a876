package io.leadline.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.alarm.AlarmChannel.Told;
import io.leadline.activities.alarm.Severity;
import io.leadline.activities.config.Environment;
import io.leadline.activities.slack.SlackAlarmChannel;
import io.leadline.activities.slack.SlackSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The product's own adapter against the simulated Slack, over HTTP. */
class SlackTest extends SimulatorFixture {
  private static final Alarm ALARM =
      new Alarm(
          Severity.ERROR, "g", "noop failed", "NullPointerException: a < b", "e7", "/jobs/j1");

  @Test
  void showsColourIdAndLinkOfAnAlarm_inTheChannelAndToThePerson() throws Exception {
    channel("services/T0/B0/x").tell(new Told(ALARM, 1, true, Instant.EPOCH));

    JsonNode posts = get("api/messages?channel=slack");
    assertThat(posts).hasSize(2);
    assertThat(posts)
        .extracting(post -> post.path("to").asText())
        .containsExactlyInAnyOrder("#webhook", "U123");
    assertThat(posts)
        .allSatisfy(
            post -> {
              assertThat(post.path("headers").path("color").asText()).isEqualTo("#d13212");
              assertThat(post.path("text").asText())
                  .startsWith("noop failed\nNullPointerException: a < b\n")
                  .endsWith("error e7");
              assertThat(post.path("links").path(0).asText())
                  .isEqualTo("https://board.test/jobs/j1");
            });
    assertThat(page("messages/" + posts.path(0).path("id").asText()).body())
        .contains("fill=\"#d13212\"");
  }

  @Test
  void isAwayWhenItIsStopped() throws Exception {
    SlackAlarmChannel slack = channel("services/T0/B0/x");
    simulator.close();

    assertThatThrownBy(() -> slack.tell(new Told(ALARM, 1, true, Instant.EPOCH)))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("services");
  }

  private SlackAlarmChannel channel(String webhook) {
    String base = simulator.uri() + "slack";
    return new SlackAlarmChannel(
        SlackSettings.from(
            new Environment(
                Map.of(
                    "SLACK_WEBHOOK_URL",
                    base + "/" + webhook,
                    "SLACK_BOT_TOKEN",
                    "xoxb-1",
                    "SLACK_ESCALATION_USER",
                    "U123",
                    "SLACK_BASE_URL",
                    base))),
        "https://board.test");
  }
}
