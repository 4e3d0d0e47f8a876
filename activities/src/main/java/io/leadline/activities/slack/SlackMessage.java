package io.leadline.activities.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.SECONDS;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.alarm.AlarmChannel.Told;
import io.leadline.activities.alarm.Severity;
import org.jspecify.annotations.Nullable;

/** An alarm as Slack shows it: one attachment, with a bar in the colour of its severity. */
final class SlackMessage {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SlackMessage() {}

  /**
   * @param publicUrl what links begin with
   * @param mention id of a member who is named in it; null for nobody
   * @param channel to post to; null for that of the webhook
   */
  static byte[] of(
      Told told, String publicUrl, @Nullable String mention, @Nullable String channel) {
    Alarm alarm = told.alarm();
    ObjectNode attachment = JSON.createObjectNode();
    attachment.put("color", colour(alarm.severity()));
    attachment.put("fallback", escaped(title(told)));
    attachment.put("title", escaped(alarm.title()));
    if (alarm.path() != null) {
      attachment.put("title_link", publicUrl + alarm.path());
    }
    attachment.put("text", escaped(alarm.words()));
    if (alarm.errorId() != null) {
      attachment.put("footer", "error " + alarm.errorId());
    }
    ObjectNode message = JSON.createObjectNode();
    if (channel != null) {
      message.put("channel", channel);
    }
    message.put("text", (mention == null ? "" : "<@" + mention + "> ") + escaped(title(told)));
    message.putArray("attachments").add(attachment);
    return message.toString().getBytes(UTF_8);
  }

  private static String title(Told told) {
    String what = told.alarm().title();
    if (told.count() == 1) {
      return what;
    }
    return told.first()
        ? what + ", " + told.count() + " times at once"
        : what + ", %,d more since %s".formatted(told.count(), told.since().truncatedTo(SECONDS));
  }

  private static String colour(Severity severity) {
    return switch (severity) {
      case ERROR -> "#d13212";
      case WARNING -> "#e8a317";
      case NOTICE -> "#2e8b57";
    };
  }

  /** The three characters that Slack gives a meaning. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
