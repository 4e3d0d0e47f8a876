package io.leadline.activities.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.engagement.Agents;
import io.leadline.activities.message.EventIntake;
import io.leadline.activities.message.EventReport;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.activities.message.ProviderWords;
import io.leadline.activities.message.SendId;
import io.leadline.activities.message.WebhookAnswer;
import io.leadline.activities.message.WebhookCounter;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SendGrid's event webhook: verifies the raw bytes, reads the array so that one bad item does not
 * lose the rest, and hands the events to {@link EventIntake}. Events that are not about a message
 * of ours are counted and passed over.
 */
public final class SendGridEvents {

  /** Classes of bounces that are about the sender, whoever the recipient is. */
  private static final Set<String> OF_OURS =
      Set.of("Content", "Reputation", "Frequency or Volume Too High");

  /** Security and policy, RFC 3463 X.7.X. */
  private static final Pattern POLICY_STATUS = Pattern.compile("[45]\\.7\\.\\d+");

  private final SendGridSignature signature;
  private final EventReport report;
  private final InstantSource clock;

  public SendGridEvents(
      SendGridSignature signature,
      EventIntake intake,
      WebhookCounter counter,
      InstantSource clock) {
    this.signature = signature;
    this.report = new EventReport("sendgrid", intake, counter);
    this.clock = clock;
  }

  /**
   * Takes one webhook request; everything is durable when it answers 204.
   *
   * @param rawBody exactly the bytes received
   * @param signed header {@code X-Twilio-Email-Event-Webhook-Signature}
   * @param timestamp header {@code X-Twilio-Email-Event-Webhook-Timestamp}
   */
  public WebhookAnswer receive(
      byte[] rawBody, @Nullable String signed, @Nullable String timestamp) {
    if (!signature.matches(rawBody, signed, timestamp)) {
      return report.refuse(403, "the signature does not fit this body and timestamp");
    }
    JsonNode items;
    try {
      items = SendGridApi.JSON.readTree(rawBody);
    } catch (IOException e) {
      return report.refuse(400, "the body is not JSON");
    }
    if (!items.isArray()) {
      return report.refuse(400, "the body is not a JSON array of events");
    }
    List<Optional<ProviderEvent>> events = new ArrayList<>();
    for (JsonNode item : items) {
      events.add(read(item, clock.instant()));
    }
    return report.take(events);
  }

  static Optional<ProviderEvent> read(JsonNode item, Instant now) {
    String id = item.path("sg_event_id").asText();
    String sendId = item.path("send_id").asText();
    Optional<ProviderEvent.Type> type = type(item);
    if (id.isEmpty() || type.isEmpty() || !SendId.isSendId(sendId)) {
      return Optional.empty();
    }
    return Optional.of(
        new ProviderEvent(
            "sendgrid-" + id,
            sendId,
            item.path("call_id").asText(),
            type.get(),
            at(item, now),
            detail(item),
            item.path("sg_machine_open").asBoolean(false)
                || Agents.prefetches(item.path("useragent").asText(), item.path("ip").asText())));
  }

  /** A clock ahead of ours must not date anything into the future. */
  private static Instant at(JsonNode item, Instant now) {
    long seconds = item.path("timestamp").asLong(0);
    Instant at = seconds > 0 ? Instant.ofEpochSecond(seconds) : now;
    return at.isAfter(now) ? now : at;
  }

  /** SendGrid's names, reference/domain 2.3; a drop is news about the address when it says so. */
  private static Optional<ProviderEvent.Type> type(JsonNode item) {
    String reason = item.path("reason").asText().toLowerCase(Locale.ROOT);
    return switch (item.path("event").asText()) {
      case "processed" -> Optional.of(ProviderEvent.Type.ACCEPTED);
      case "delivered" -> Optional.of(ProviderEvent.Type.DELIVERED);
      case "deferred" -> Optional.of(ProviderEvent.Type.DEFERRED);
      case "bounce" ->
          Optional.of(
              item.path("type").asText().equals("blocked")
                  ? blocked(item)
                  : ProviderEvent.Type.BOUNCED_HARD);
      case "dropped" -> Optional.of(dropped(reason));
      case "open" -> Optional.of(ProviderEvent.Type.OPENED);
      case "click" -> Optional.of(ProviderEvent.Type.CLICKED);
      case "spamreport" -> Optional.of(ProviderEvent.Type.COMPLAINED);
      case "unsubscribe", "group_unsubscribe" -> Optional.of(ProviderEvent.Type.UNSUBSCRIBED);
      default -> Optional.empty();
    };
  }

  /** SendGrid calls everything blocked that may get through another day. */
  private static ProviderEvent.Type blocked(JsonNode item) {
    boolean classified = OF_OURS.contains(item.path("bounce_classification").asText());
    boolean policy = POLICY_STATUS.matcher(item.path("status").asText().strip()).matches();
    return classified || policy ? ProviderEvent.Type.BLOCKED : ProviderEvent.Type.BOUNCED_SOFT;
  }

  private static ProviderEvent.Type dropped(String reason) {
    if (reason.startsWith("bounced address") || reason.startsWith("invalid")) {
      return ProviderEvent.Type.BOUNCED_HARD;
    }
    if (reason.startsWith("unsubscribed address")) {
      return ProviderEvent.Type.DROPPED_OPTED_OUT;
    }
    return reason.startsWith("spam reporting address")
        ? ProviderEvent.Type.COMPLAINED
        : ProviderEvent.Type.DROPPED;
  }

  /** Status and reason, without anything that looks like an address. */
  private static @Nullable String detail(JsonNode item) {
    String words = item.path("status").asText() + " " + item.path("reason").asText();
    return words.isBlank() ? null : ProviderWords.kept(words);
  }
}
