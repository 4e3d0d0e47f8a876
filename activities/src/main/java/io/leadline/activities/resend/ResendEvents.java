package io.leadline.activities.resend;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.engagement.Agents;
import io.leadline.activities.message.EventIntake;
import io.leadline.activities.message.EventReport;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.activities.message.ProviderWords;
import io.leadline.activities.message.SendId;
import io.leadline.activities.message.WebhookAnswer;
import io.leadline.activities.message.WebhookCounter;
import io.leadline.activities.webhook.WebhookVerifier;
import io.leadline.activities.webhook.WebhookVerifier.Signed;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resend's webhook, one event a request, signed as Standard Webhooks: verifies the raw bytes and
 * hands what is about a message of ours to {@link EventIntake}. Its id makes a repeated event
 * known.
 */
public final class ResendEvents {
  /** Transient bounces that are about what we send, whoever the recipient is. */
  private static final Set<String> OF_OURS =
      Set.of("ContentRejected", "AttachmentRejected", "MessageTooLarge");

  private final WebhookVerifier verifier;
  private final EventReport report;
  private final InstantSource clock;

  public ResendEvents(
      WebhookVerifier verifier, EventIntake intake, WebhookCounter counter, InstantSource clock) {
    this.verifier = verifier;
    this.report = new EventReport("resend", intake, counter);
    this.clock = clock;
  }

  /**
   * Takes one webhook request; everything is durable when it answers 204.
   *
   * @param rawBody exactly the bytes received
   * @param signed the headers of the signature
   */
  public WebhookAnswer receive(byte[] rawBody, Signed signed) {
    if (!verifier.matches(signed, rawBody)) {
      return report.refuse(403, "the signature does not fit this body, id and time");
    }
    JsonNode event;
    try {
      event = ResendApi.JSON.readTree(rawBody);
    } catch (IOException e) {
      return report.refuse(400, "the body is not JSON");
    }
    if (!event.isObject()) {
      return report.refuse(400, "the body is not a JSON object");
    }
    return report.take(List.of(read(event, String.valueOf(signed.id()), clock.instant())));
  }

  static Optional<ProviderEvent> read(JsonNode event, String id, Instant now) {
    JsonNode data = event.path("data");
    String sendId = tag(data.path("tags"), "send_id");
    return type(event.path("type").asText(), data)
        .filter(type -> SendId.isSendId(sendId))
        .map(
            type ->
                new ProviderEvent(
                    "resend-" + id,
                    sendId,
                    tag(data.path("tags"), "call_id"),
                    type,
                    at(event.path("created_at").asText(), now),
                    detail(data),
                    machine(data.path("open"))));
  }

  /** Resend's names, reference/domain 2.3. Its own list holds what bounced or complained before. */
  private static Optional<ProviderEvent.Type> type(String name, JsonNode data) {
    return switch (name) {
      case "email.sent" -> Optional.of(ProviderEvent.Type.ACCEPTED);
      case "email.delivered" -> Optional.of(ProviderEvent.Type.DELIVERED);
      case "email.delivery_delayed" -> Optional.of(ProviderEvent.Type.DEFERRED);
      case "email.bounced" -> Optional.of(bounced(data.path("bounce")));
      case "email.suppressed" -> Optional.of(ProviderEvent.Type.BOUNCED_HARD);
      case "email.failed" -> Optional.of(ProviderEvent.Type.DROPPED);
      case "email.opened" -> Optional.of(ProviderEvent.Type.OPENED);
      case "email.clicked" -> Optional.of(ProviderEvent.Type.CLICKED);
      case "email.complained" -> Optional.of(ProviderEvent.Type.COMPLAINED);
      default -> Optional.empty();
    };
  }

  private static ProviderEvent.Type bounced(JsonNode bounce) {
    if (OF_OURS.contains(bounce.path("subType").asText())) {
      return ProviderEvent.Type.BLOCKED;
    }
    return bounce.path("type").asText("Permanent").equals("Permanent")
        ? ProviderEvent.Type.BOUNCED_HARD
        : ProviderEvent.Type.BOUNCED_SOFT;
  }

  /** Tags come as an object, or as they were sent: a list of names and values. */
  private static String tag(JsonNode tags, String name) {
    if (tags.isObject()) {
      return tags.path(name).asText();
    }
    for (JsonNode tag : tags) {
      if (tag.path("name").asText().equals(name)) {
        return tag.path("value").asText();
      }
    }
    return "";
  }

  private static Instant at(String text, Instant now) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return now;
    }
  }

  private static boolean machine(JsonNode open) {
    return !open.isMissingNode()
        && Agents.prefetches(open.path("userAgent").asText(), open.path("ipAddress").asText());
  }

  private static @Nullable String detail(JsonNode data) {
    JsonNode bounce = data.path("bounce");
    String words =
        bounce.isObject()
            ? bounce.path("subType").asText() + " " + bounce.path("message").asText()
            : data.path("failed").path("reason").asText();
    return words.isBlank() ? null : ProviderWords.kept(words);
  }
}
