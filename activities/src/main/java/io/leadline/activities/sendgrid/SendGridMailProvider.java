package io.leadline.activities.sendgrid;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.message.CallAnswer;
import io.leadline.activities.message.CallAnswer.Refusal;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MailData;
import io.leadline.activities.message.MessageProvider;
import io.leadline.activities.message.ProviderExchange;
import io.leadline.activities.message.ProviderWait;
import io.leadline.activities.message.Sender;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends through SendGrid's v3 Mail Send: up to 1,000 personalizations a call, each with its own
 * content. SendGrid knows no idempotency key, so an answer that is lost is an unknown outcome.
 */
public final class SendGridMailProvider implements MessageProvider {
  private static final Logger LOG = LoggerFactory.getLogger(SendGridMailProvider.class);

  /** SendGrid takes 30 MB; two thirds leave room for JSON escapes and wide characters. */
  private static final int MAX_CHARACTERS = 20_000_000;

  private static final Pattern PERSONALIZATION =
      Pattern.compile("personalizations\\.(\\d+)\\.to.*");

  private final SendGridApi api;
  private final PassThroughTemplate template;
  private final Sender from;
  private final InstantSource clock;
  private volatile @Nullable String templateId;

  public SendGridMailProvider(SendGridApi api, Sender from, InstantSource clock) {
    this.api = api;
    this.template = new PassThroughTemplate(api);
    this.from = from;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "sendgrid";
  }

  @Override
  public int maxRecipients() {
    return 1000;
  }

  @Override
  public int maxCharacters() {
    return MAX_CHARACTERS;
  }

  @Override
  public CallAnswer send(String callId, List<Draft> drafts) {
    Set<String> kept = drafts.stream().map(SendGridMailProvider::kept).collect(Collectors.toSet());
    if (kept.size() > 1) {
      return new CallAnswer.TryLater(
          ProviderExchange.USUAL_WAIT, "the template at SendGrid was changed a moment ago");
    }
    String id;
    try {
      id = kept.contains("") ? templateId() : kept.iterator().next();
    } catch (IOException e) {
      return new CallAnswer.TryLater(ProviderExchange.USUAL_WAIT, String.valueOf(e.getMessage()));
    }
    if (id.isEmpty()) {
      return new CallAnswer.Misconfigured(
          "no template named " + PassThroughTemplate.NAME + "; run: leadline doctor --fix");
    }
    return ProviderExchange.with(
        api.baseUrl(),
        () -> {
          try (Response response =
              api.post("/v3/mail/send", SendGridMail.body(from, id, callId, drafts))) {
            return answer(response, drafts);
          }
        });
  }

  /** Id of the template that SendGrid makes a mail with; empty for one with finished content. */
  private static String kept(Draft draft) {
    MailData data = draft.data();
    return data == null ? "" : data.templateId();
  }

  @Override
  public void liftOptOut(String to) {
    String path = "/v3/asm/suppressions/global/" + URLEncoder.encode(to, StandardCharsets.UTF_8);
    try (Response response = api.delete(path)) {
      if (!response.isSuccessful() && response.code() != 404) {
        LOG.warn("SendGrid keeps an opt-out: HTTP {}", response.code());
      }
    } catch (IOException e) {
      LOG.warn("SendGrid keeps an opt-out: {}", e.toString());
    }
  }

  private CallAnswer answer(Response response, List<Draft> drafts) throws IOException {
    String body = response.body().string();
    String problem = SendGridApi.problem(response, body);
    return switch (response.code()) {
      case 200, 202 ->
          new CallAnswer.Accepted(response.header("X-Message-Id"), waits(response).afterCall());
      case 429, 503 -> new CallAnswer.TryLater(waits(response).afterRefusal(), problem);
      case 400 -> refusal(body, problem, drafts);
      case 500, 502, 504 -> new CallAnswer.OutcomeUnknown(problem);
      default -> {
        templateId = null;
        yield new CallAnswer.Misconfigured(problem);
      }
    };
  }

  /** A 400 names the recipients it is about, or else our settings are wrong. */
  private static CallAnswer refusal(String body, String problem, List<Draft> drafts)
      throws IOException {
    Map<String, Refusal> refused = new HashMap<>();
    for (JsonNode error : SendGridApi.JSON.readTree(body).path("errors")) {
      Matcher field = PERSONALIZATION.matcher(error.path("field").asText());
      if (field.matches() && Integer.parseInt(field.group(1)) < drafts.size()) {
        Draft draft = drafts.get(Integer.parseInt(field.group(1)));
        refused.put(
            draft.sendId(),
            new Refusal(Refusal.Kind.DEAD, "400 " + error.path("message").asText()));
      }
    }
    return refused.isEmpty()
        ? new CallAnswer.Misconfigured(problem)
        : new CallAnswer.RecipientsRefused(refused);
  }

  private ProviderWait waits(Response response) {
    return new ProviderWait(name -> response.header(name), clock.instant());
  }

  private String templateId() throws IOException {
    String known = templateId;
    if (known == null || known.isEmpty()) {
      known = template.find().orElse("");
      templateId = known;
    }
    return known;
  }
}
