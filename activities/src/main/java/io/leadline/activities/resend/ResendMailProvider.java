package io.leadline.activities.resend;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.message.CallAnswer;
import io.leadline.activities.message.CallAnswer.Refusal;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageProvider;
import io.leadline.activities.message.ProviderExchange;
import io.leadline.activities.message.ProviderWait;
import io.leadline.activities.message.ProviderWords;
import io.leadline.activities.message.Sender;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.Response;

/**
 * Sends through Resend: up to 100 mails a call, each with its own content. The id of the call is
 * its idempotency key, so a call whose answer got lost may be made again for a day.
 */
public final class ResendMailProvider implements MessageProvider {
  /** Also fits, sealed, into one document of the store. */
  private static final int MAX_CHARACTERS = 4_000_000;

  private static final Duration KEYS_ARE_KEPT = Duration.ofHours(24);

  private final ResendApi api;
  private final Sender from;
  private final InstantSource clock;

  public ResendMailProvider(ResendApi api, Sender from, InstantSource clock) {
    this.api = api;
    this.from = from;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "resend";
  }

  @Override
  public int maxRecipients() {
    return 100;
  }

  @Override
  public int maxCharacters() {
    return MAX_CHARACTERS;
  }

  @Override
  public Duration remembersCalls() {
    return KEYS_ARE_KEPT;
  }

  @Override
  public CallAnswer send(String callId, List<Draft> drafts) {
    byte[] body = ResendMail.body(from, callId, drafts);
    return ProviderExchange.with(
        api.baseUrl(),
        () -> {
          try (Response response = api.sendBatch(callId, body)) {
            return answer(response, drafts);
          }
        });
  }

  private CallAnswer answer(Response response, List<Draft> drafts) throws IOException {
    JsonNode body = ResendApi.json(response);
    String problem = ResendApi.problem(response, body);
    return switch (response.code()) {
      case 200, 201 -> taken(body, drafts, waits(response).afterCall());
      case 429, 503 -> new CallAnswer.TryLater(waits(response).afterRefusal(), problem);
      // The key is in use by a call that is still running, or was used with another body.
      case 409, 500, 502, 504 -> new CallAnswer.OutcomeUnknown(problem);
      default -> new CallAnswer.Misconfigured(problem);
    };
  }

  /** In permissive mode the answer lists, by their place, the mails that were left out. */
  private static CallAnswer taken(JsonNode body, List<Draft> drafts, Duration rest) {
    Map<String, Refusal> refused = new HashMap<>();
    for (JsonNode error : body.path("errors")) {
      int index = error.path("index").asInt(-1);
      if (index >= 0 && index < drafts.size()) {
        refused.put(drafts.get(index).sendId(), refusal(error.path("message").asText()));
      }
    }
    JsonNode first = body.path("data").path(0).path("id");
    String id = first.isTextual() ? first.asText() : null;
    if (refused.isEmpty()) {
      return new CallAnswer.Accepted(id, rest);
    }
    return refused.size() == drafts.size()
        ? new CallAnswer.RecipientsRefused(refused)
        : new CallAnswer.PartlyAccepted(id, refused, rest);
  }

  /** Only what is said about the recipient's address is news about the recipient. */
  private static Refusal refusal(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    boolean address = lower.contains("`to`") || lower.contains("email address");
    return new Refusal(
        address ? Refusal.Kind.DEAD : Refusal.Kind.BLOCKED, ProviderWords.kept(message));
  }

  private ProviderWait waits(Response response) {
    return new ProviderWait(name -> response.header(name), clock.instant());
  }
}
