package io.leadline.activities.twilio;

import io.leadline.activities.message.EventIntake;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.activities.message.SendId;
import io.leadline.activities.message.WebhookAnswer;
import io.leadline.activities.message.WebhookCounter;
import io.leadline.activities.message.WebhookCounter.Outcome;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Twilio's status callbacks: verifies them, reads what became of a text, and hands it to {@link
 * EventIntake}. Our ids come back in the query of the callback's address.
 */
public final class TwilioEvents {
  /** Names in the callback's query: our send id and our call id. */
  static final String SEND = "send";

  static final String CALL = "call";
  private static final Logger LOG = LoggerFactory.getLogger(TwilioEvents.class);

  private final TwilioRequests requests;
  private final EventIntake intake;
  private final WebhookCounter counter;
  private final InstantSource clock;

  public TwilioEvents(
      TwilioSignature signature, EventIntake intake, WebhookCounter counter, InstantSource clock) {
    this.requests = new TwilioRequests(signature);
    this.intake = intake;
    this.counter = counter;
    this.clock = clock;
  }

  /**
   * Takes one callback; its event is durable when it answers 204.
   *
   * @param url address that Twilio called, query included
   * @param body exactly the bytes received
   * @param signed header {@code X-Twilio-Signature}
   */
  public WebhookAnswer receive(
      String url, @Nullable String contentType, byte[] body, @Nullable String signed) {
    try {
      TwilioForm form = requests.read(url, contentType, body, signed);
      String sid = TwilioRequests.messageSid(form);
      String sendId = ofQuery(url, SEND);
      Optional<ProviderEvent.Type> type = type(form);
      if (type.isEmpty() || !SendId.isSendId(sendId)) {
        counter.count("twilio", "unknown", Outcome.PASSED_OVER);
        return new WebhookAnswer(204, "passed over");
      }
      ProviderEvent event = event(form, sid, sendId, ofQuery(url, CALL), type.get());
      Outcome taken = intake.take(List.of(event)).getOrDefault(event.id(), Outcome.TAKEN);
      counter.count(
          "twilio",
          type.get().name().toLowerCase(Locale.ROOT),
          taken == Outcome.TAKEN ? outcome(form, sendId) : taken);
      return new WebhookAnswer(204, "taken");
    } catch (RefusedRequestException e) {
      counter.count("twilio", "status", Outcome.REFUSED);
      return e.answer();
    }
  }

  private ProviderEvent event(
      TwilioForm form, String sid, String sendId, String callId, ProviderEvent.Type type) {
    int code = code(form);
    return new ProviderEvent(
        "twilio-" + sid + "-" + status(form),
        sendId,
        callId,
        type,
        clock.instant(),
        code == 0 ? null : "Twilio error " + code,
        false);
  }

  /** Twilio's names; the code says more than the status when there is one. */
  private static Optional<ProviderEvent.Type> type(TwilioForm form) {
    return switch (status(form)) {
      case "accepted", "scheduled", "queued", "sending", "sent" ->
          Optional.of(ProviderEvent.Type.ACCEPTED);
      case "delivered" -> Optional.of(ProviderEvent.Type.DELIVERED);
      case "undelivered", "failed" -> Optional.of(failure(form));
      default -> Optional.empty();
    };
  }

  private static ProviderEvent.Type failure(TwilioForm form) {
    return switch (TwilioCodes.of(code(form))) {
      case OPTED_OUT -> ProviderEvent.Type.UNSUBSCRIBED;
      case DEAD -> ProviderEvent.Type.BOUNCED_HARD;
      case UNREACHED -> ProviderEvent.Type.BOUNCED_SOFT;
      case LATER, CONTENT, SETTINGS, BLOCKED -> ProviderEvent.Type.DROPPED;
      case OTHER ->
          status(form).equals("undelivered")
              ? ProviderEvent.Type.BOUNCED_SOFT
              : ProviderEvent.Type.DROPPED;
    };
  }

  /** Trouble that is ours and not the lead's is told to the operator. */
  private static Outcome outcome(TwilioForm form, String sendId) {
    int code = code(form);
    return switch (TwilioCodes.of(code)) {
      case CONTENT -> {
        LOG.warn(
            "the carriers refuse the content of text {} (Twilio error {}): look at what it says",
            sendId,
            code);
        yield Outcome.CONTENT;
      }
      case SETTINGS -> {
        LOG.warn(
            "Twilio refuses our settings for text {} (error {}): ./leadline doctor says what to do",
            sendId,
            code);
        yield Outcome.SETTINGS;
      }
      case OPTED_OUT, DEAD, UNREACHED, LATER, BLOCKED, OTHER -> Outcome.TAKEN;
    };
  }

  private static String status(TwilioForm form) {
    return form.value("MessageStatus").toLowerCase(Locale.ROOT);
  }

  private static int code(TwilioForm form) {
    String code = form.value("ErrorCode");
    return code.matches("\\d{1,9}") ? Integer.parseInt(code) : 0;
  }

  /** Our ids need no decoding; anything else is not ours. */
  private static String ofQuery(String url, String name) {
    String query = url.substring(url.indexOf('?') + 1);
    for (String part : query.split("&", -1)) {
      if (part.startsWith(name + "=")) {
        return part.substring(name.length() + 1);
      }
    }
    return "";
  }
}
