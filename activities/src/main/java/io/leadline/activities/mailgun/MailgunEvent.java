package io.leadline.activities.mailgun;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.engagement.Agents;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.activities.message.ProviderWords;
import io.leadline.activities.message.SendId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts an event of Mailgun's into our vocabulary, reference/domain 2.3. Pure. */
final class MailgunEvent {
  /** Mailgun stopped trying: too old, or refused for now to the end. */
  private static final Set<String> GAVE_UP = Set.of("old", "greylisted");

  /** Security and policy, RFC 3463 X.7.X; a full mailbox, X.2.2. */
  private static final Pattern POLICY = Pattern.compile("5\\.7\\.\\d+");

  private static final Pattern FULL = Pattern.compile("[45]\\.2\\.2");

  private MailgunEvent() {}

  /** Empty for what is not about a message of ours, or of a kind that we do not know. */
  static Optional<ProviderEvent> read(JsonNode event, Instant now) {
    String id = event.path("id").asText();
    String sendId = event.path("user-variables").path("send_id").asText();
    if (id.isEmpty() || !SendId.isSendId(sendId)) {
      return Optional.empty();
    }
    return type(event)
        .map(
            type ->
                new ProviderEvent(
                    "mailgun-" + id,
                    sendId,
                    event.path("user-variables").path("call_id").asText(),
                    type,
                    at(event, now),
                    detail(event),
                    machine(event)));
  }

  private static Optional<ProviderEvent.Type> type(JsonNode event) {
    return switch (event.path("event").asText()) {
      case "accepted" -> Optional.of(ProviderEvent.Type.ACCEPTED);
      case "delivered" -> Optional.of(ProviderEvent.Type.DELIVERED);
      case "failed" -> Optional.of(failed(event));
      case "rejected" -> Optional.of(ProviderEvent.Type.DROPPED);
      case "opened" -> Optional.of(ProviderEvent.Type.OPENED);
      case "clicked" -> Optional.of(ProviderEvent.Type.CLICKED);
      case "complained" -> Optional.of(ProviderEvent.Type.COMPLAINED);
      case "unsubscribed" -> Optional.of(ProviderEvent.Type.UNSUBSCRIBED);
      default -> Optional.empty();
    };
  }

  /** Mailgun goes on trying after a temporary failure and tells of the end as a permanent one. */
  private static ProviderEvent.Type failed(JsonNode event) {
    if (event.path("severity").asText().equals("temporary")) {
      return ProviderEvent.Type.DEFERRED;
    }
    String reason = event.path("reason").asText();
    return switch (reason) {
      // What Mailgun remembers of the address is news, should we not know it yet.
      case "suppress-bounce" -> ProviderEvent.Type.BOUNCED_HARD;
      case "suppress-complaint" -> ProviderEvent.Type.COMPLAINED;
      case "suppress-unsubscribe" -> ProviderEvent.Type.DROPPED_OPTED_OUT;
      case "espblock" -> ProviderEvent.Type.BLOCKED;
      default ->
          reason.startsWith("suppress-") ? ProviderEvent.Type.DROPPED : bounced(event, reason);
    };
  }

  private static ProviderEvent.Type bounced(JsonNode event, String reason) {
    JsonNode status = event.path("delivery-status");
    String code = status.path("enhanced-code").asText();
    if (POLICY.matcher(code).matches()) {
      return ProviderEvent.Type.BLOCKED;
    }
    boolean soft =
        GAVE_UP.contains(reason)
            || FULL.matcher(code).matches()
            || status.path("bounce-type").asText().equals("soft");
    return soft ? ProviderEvent.Type.BOUNCED_SOFT : ProviderEvent.Type.BOUNCED_HARD;
  }

  /** Seconds with a fraction. */
  private static Instant at(JsonNode event, Instant now) {
    double seconds = event.path("timestamp").asDouble(0);
    return seconds >= 1 && seconds < 1e11 ? Instant.ofEpochMilli((long) (seconds * 1000)) : now;
  }

  private static boolean machine(JsonNode event) {
    JsonNode client = event.path("client-info");
    return !client.path("bot").asText().isEmpty()
        || Agents.prefetches(client.path("user-agent").asText(), event.path("ip").asText());
  }

  private static @Nullable String detail(JsonNode event) {
    JsonNode status = event.path("delivery-status");
    String said = status.path("message").asText();
    String words =
        event.path("reason").asText()
            + " "
            + (said.isEmpty() ? status.path("description").asText() : said);
    return words.isBlank() ? null : ProviderWords.kept(words);
  }
}
