package io.leadline.activities.ses;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.engagement.Agents;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.activities.message.ProviderWords;
import io.leadline.activities.message.SendId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts an event of SES into our vocabulary, reference/domain 2.3: as a configuration set publishes
 * it ({@code eventType}), or as an identity's feedback notification ({@code notificationType}).
 * Pure.
 */
final class SesEvent {
  /** Transient bounces that are about what we send, whoever the recipient is. */
  private static final Set<String> OF_OURS =
      Set.of("ContentRejected", "AttachmentRejected", "MessageTooLarge");

  /** Our Message-ID before SES replaced it: the send id at the sender's domain. */
  private static final Pattern MESSAGE_ID = Pattern.compile("<?([A-Za-z0-9_-]+)@[^>]*>?");

  private SesEvent() {}

  /** Empty for what is not about a message of ours, or of a kind that we do not know. */
  static Optional<ProviderEvent> read(JsonNode event, String messageId, Instant now) {
    String sendId = sendId(event.path("mail"));
    if (messageId.isEmpty() || !SendId.isSendId(sendId)) {
      return Optional.empty();
    }
    String name = event.path(event.has("eventType") ? "eventType" : "notificationType").asText();
    return type(name, event)
        .map(
            type ->
                new ProviderEvent(
                    "ses-" + messageId,
                    sendId,
                    tag(event.path("mail"), "call_id"),
                    type,
                    at(part(name, event), event, now),
                    detail(event),
                    machine(event.path("open"))));
  }

  private static Optional<ProviderEvent.Type> type(String name, JsonNode event) {
    return switch (name) {
      case "Send" -> Optional.of(ProviderEvent.Type.ACCEPTED);
      case "Delivery" -> Optional.of(ProviderEvent.Type.DELIVERED);
      case "DeliveryDelay" -> Optional.of(ProviderEvent.Type.DEFERRED);
      case "Bounce" -> Optional.of(bounced(event.path("bounce")));
      case "Complaint" -> complained(event.path("complaint"));
      case "Reject", "Rendering Failure" -> Optional.of(ProviderEvent.Type.DROPPED);
      case "Open" -> Optional.of(ProviderEvent.Type.OPENED);
      case "Click" -> Optional.of(ProviderEvent.Type.CLICKED);
      case "Subscription" -> subscription(event.path("subscription"));
      default -> Optional.empty();
    };
  }

  private static ProviderEvent.Type bounced(JsonNode bounce) {
    String subType = bounce.path("bounceSubType").asText();
    if (OF_OURS.contains(subType)) {
      return ProviderEvent.Type.BLOCKED;
    }
    if (subType.equals("UnsubscribedRecipient")) {
      return ProviderEvent.Type.DROPPED_OPTED_OUT;
    }
    return bounce.path("bounceType").asText().equals("Permanent")
        ? ProviderEvent.Type.BOUNCED_HARD
        : ProviderEvent.Type.BOUNCED_SOFT;
  }

  /** Some mailbox providers report as well that a person called a mail no spam after all. */
  private static Optional<ProviderEvent.Type> complained(JsonNode complaint) {
    return complaint.path("complaintFeedbackType").asText().equals("not-spam")
        ? Optional.empty()
        : Optional.of(ProviderEvent.Type.COMPLAINED);
  }

  private static Optional<ProviderEvent.Type> subscription(JsonNode subscription) {
    return subscription.path("newTopicPreferences").path("unsubscribeAll").asBoolean(false)
        ? Optional.of(ProviderEvent.Type.UNSUBSCRIBED)
        : Optional.empty();
  }

  /** What holds the event's own time and words: {@code bounce}, {@code deliveryDelay} and so on. */
  private static JsonNode part(String name, JsonNode event) {
    return name.isEmpty()
        ? event.path(name)
        : event.path(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
  }

  private static Instant at(JsonNode part, JsonNode event, Instant now) {
    String own = part.path("timestamp").asText();
    try {
      return OffsetDateTime.parse(
              own.isEmpty() ? event.path("mail").path("timestamp").asText() : own)
          .toInstant();
    } catch (DateTimeException e) {
      return now;
    }
  }

  /** The tag that SES took off the mail; where tags are missing, our Message-ID. */
  private static String sendId(JsonNode mail) {
    String tagged = tag(mail, "send_id");
    if (!tagged.isEmpty()) {
      return tagged;
    }
    for (JsonNode header : mail.path("headers")) {
      if (header.path("name").asText().equalsIgnoreCase("Message-ID")) {
        Matcher id = MESSAGE_ID.matcher(header.path("value").asText().strip());
        return id.matches() ? id.group(1) : "";
      }
    }
    return "";
  }

  private static String tag(JsonNode mail, String name) {
    return mail.path("tags").path(name).path(0).asText();
  }

  private static boolean machine(JsonNode open) {
    return Agents.prefetches(open.path("userAgent").asText(), open.path("ipAddress").asText());
  }

  private static @Nullable String detail(JsonNode event) {
    JsonNode bounce = event.path("bounce");
    String words =
        String.join(
            " ",
            bounce.path("bounceSubType").asText(),
            bounce.path("bouncedRecipients").path(0).path("diagnosticCode").asText(),
            event.path("complaint").path("complaintFeedbackType").asText(),
            event.path("deliveryDelay").path("delayType").asText(),
            event.path("reject").path("reason").asText(),
            event.path("failure").path("errorMessage").asText());
    return words.isBlank() ? null : ProviderWords.kept(words.strip().replaceAll(" +", " "));
  }
}
