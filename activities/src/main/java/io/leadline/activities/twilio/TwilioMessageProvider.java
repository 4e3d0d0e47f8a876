package io.leadline.activities.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.message.CallAnswer;
import io.leadline.activities.message.CallAnswer.Refusal;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageProvider;
import io.leadline.activities.message.ProviderExchange;
import io.leadline.activities.message.ProviderWait;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Response;

/**
 * Sends texts through Twilio's Messages resource, one a call. Twilio knows no idempotency key, so
 * an answer that is lost is an unknown outcome, which the status callbacks settle.
 */
public final class TwilioMessageProvider implements MessageProvider {
  /** Twilio refuses longer bodies. */
  private static final int MAX_CHARACTERS = 1600;

  /** What the carriers could not deliver by then is no news any more: a slot's catch-up time. */
  private static final Duration VALIDITY = Duration.ofHours(4);

  private final TwilioApi api;
  private final TwilioAccount account;
  private final String callback;
  private final InstantSource clock;

  /**
   * @param publicUrl where Twilio reaches our webhooks, without a slash at the end
   */
  public TwilioMessageProvider(
      TwilioAccount account, String publicUrl, Duration timeout, InstantSource clock) {
    this.api = new TwilioApi(account, timeout);
    this.account = account;
    this.callback = publicUrl + "/webhooks/twilio/status";
    this.clock = clock;
  }

  @Override
  public String name() {
    return "twilio";
  }

  @Override
  public int maxRecipients() {
    return 1;
  }

  @Override
  public int maxCharacters() {
    return MAX_CHARACTERS;
  }

  @Override
  public CallAnswer send(String callId, List<Draft> drafts) {
    Draft draft = drafts.getFirst();
    return ProviderExchange.with(
        api.baseUrl(),
        () -> {
          try (Response response = api.post("/Messages.json", form(callId, draft))) {
            return answer(response, draft);
          }
        });
  }

  private Map<String, String> form(String callId, Draft draft) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("To", draft.to());
    form.put(account.hasService() ? "MessagingServiceSid" : "From", account.from());
    form.put("Body", draft.text());
    form.put(
        "StatusCallback",
        callback
            + "?"
            + TwilioEvents.SEND
            + "="
            + draft.sendId()
            + "&"
            + TwilioEvents.CALL
            + "="
            + callId);
    form.put("ValidityPeriod", String.valueOf(VALIDITY.toSeconds()));
    return form;
  }

  private CallAnswer answer(Response response, Draft draft) throws IOException {
    JsonNode body = TwilioApi.json(response.body().string());
    String problem = TwilioApi.problem(response, body);
    return switch (response.code()) {
      case 200, 201 -> {
        String sid = body.path("sid").asText();
        yield new CallAnswer.Accepted(sid.isEmpty() ? null : sid, waits(response).afterCall());
      }
      case 429, 503 -> new CallAnswer.TryLater(waits(response).afterRefusal(), problem);
      case 400 -> refusal(body.path("code").asInt(), problem, draft);
      case 500, 502, 504 -> new CallAnswer.OutcomeUnknown(problem);
      default -> new CallAnswer.Misconfigured(problem);
    };
  }

  private static CallAnswer refusal(int code, String problem, Draft draft) {
    return switch (TwilioCodes.of(code)) {
      case OPTED_OUT -> refused(draft, Refusal.Kind.OPTED_OUT, problem);
      case DEAD -> refused(draft, Refusal.Kind.DEAD, problem);
      case CONTENT, BLOCKED, UNREACHED, OTHER -> refused(draft, Refusal.Kind.BLOCKED, problem);
      case LATER -> new CallAnswer.TryLater(ProviderExchange.USUAL_WAIT, problem);
      case SETTINGS -> new CallAnswer.Misconfigured(problem);
    };
  }

  private static CallAnswer refused(Draft draft, Refusal.Kind kind, String problem) {
    return new CallAnswer.RecipientsRefused(Map.of(draft.sendId(), new Refusal(kind, problem)));
  }

  private ProviderWait waits(Response response) {
    return new ProviderWait(name -> response.header(name), clock.instant());
  }
}
