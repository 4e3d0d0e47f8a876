package io.leadline.activities.resend;

import static io.leadline.activities.message.Drafts.aVerificationFor;
import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadline.activities.message.CallAnswer;
import io.leadline.activities.message.CallAnswer.Refusal;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.Sender;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResendMailProviderTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_772_452_800L);

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void saysEverythingInOneBatch_withTheCallsIdAsItsKey() throws Exception {
    Draft alert = anAlertFor("anna");
    answer(200, "{\"data\":[{\"id\":\"m1\"},{\"id\":\"m2\"}]}");

    assertThat(provider().send("call1", List.of(alert, aVerificationFor("ben"))))
        .isEqualTo(new CallAnswer.Accepted("m1"));

    RecordedRequest request = server.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/emails/batch");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer re_key");
    assertThat(request.getHeaders().get("Idempotency-Key")).isEqualTo("call1");
    assertThat(request.getHeaders().get("x-batch-validation")).isEqualTo("permissive");
    JsonNode mails = body(request);
    assertThat(mails).hasSize(2);
    JsonNode mail = mails.path(0);
    assertThat(mail.path("from").asText()).isEqualTo("Example Jobs <jobs@example.com>");
    assertThat(mail.at("/to/0").asText()).isEqualTo("anna@example.com");
    assertThat(mail.path("html").asText()).isEqualTo(alert.html());
    assertThat(mail.path("text").asText()).isEqualTo(alert.text());
    assertThat(mail.at("/headers/List-Unsubscribe").asText())
        .isEqualTo("<" + alert.unsubscribeUrl() + ">");
    assertThat(mail.at("/headers/List-Unsubscribe-Post").asText())
        .isEqualTo("List-Unsubscribe=One-Click");
    assertThat(mail.at("/tags/0/value").asText()).isEqualTo(alert.sendId());
    assertThat(mail.at("/tags/1/value").asText()).isEqualTo("call1");
    assertThat(mails.path(1).has("headers")).isFalse();
  }

  @Test
  void repeatedCallHasTheSameBytes() throws Exception {
    List<Draft> drafts = List.of(anAlertFor("anna"), aVerificationFor("ben"));
    for (int i = 0; i < 2; i++) {
      answer(200, "{\"data\":[]}");
      provider().send("call1", drafts);
    }

    assertThat(body(server.takeRequest())).isEqualTo(body(server.takeRequest()));
  }

  @Test
  void blamesOnlyARecipientWhoseAddressIsWrong() {
    answer(
        200,
        """
        {"data":[{"id":"m1"}],"errors":[
          {"index":1,"message":"Invalid `to` field. `x@y` is no email address."},
          {"index":2,"message":"Missing `subject` field."},
          {"index":9,"message":"nobody"}]}""");
    List<Draft> drafts = List.of(anAlertFor("a"), anAlertFor("b"), anAlertFor("c"));

    assertThat(provider().send("call1", drafts))
        .isEqualTo(
            new CallAnswer.PartlyAccepted(
                "m1",
                Map.of(
                    drafts.get(1).sendId(),
                    new Refusal(
                        Refusal.Kind.DEAD, "Invalid `to` field. `<address>` is no email address."),
                    drafts.get(2).sendId(),
                    new Refusal(Refusal.Kind.BLOCKED, "Missing `subject` field."))));
  }

  @Test
  void refusesTheCallWhenNobodyIsLeft() {
    answer(200, "{\"data\":[],\"errors\":[{\"index\":0,\"message\":\"Invalid `to` field.\"}]}");

    assertThat(provider().send("call1", List.of(anAlertFor("a"))))
        .isInstanceOf(CallAnswer.RecipientsRefused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_idempotency_key, Misconfigured",
    "401, restricted_api_key, Misconfigured",
    "403, invalid_api_key, Misconfigured",
    "403, validation_error, Misconfigured",
    "422, validation_error, Misconfigured",
    "409, concurrent_idempotent_requests, OutcomeUnknown",
    "409, invalid_idempotent_request, OutcomeUnknown",
    "429, daily_quota_exceeded, TryLater",
    "500, application_error, OutcomeUnknown",
    "502, '', OutcomeUnknown",
    "503, '', TryLater"
  })
  void readsEachAnswer(int status, String name, String meaning) {
    answer(status, "{\"name\":\"" + name + "\",\"message\":\"words\"}");

    assertThat(provider().send("call1", List.of(anAlertFor("anna"))).getClass().getSimpleName())
        .isEqualTo(meaning);
  }

  @Test
  void waitsUntilTheLimitIsResetWhenNothingElseIsSaid() {
    server.enqueue(
        new MockResponse.Builder().code(429).addHeader("ratelimit-reset", "3").body("{}").build());

    assertThat(provider().send("call1", List.of(anAlertFor("anna"))))
        .isEqualTo(new CallAnswer.TryLater(Duration.ofSeconds(3), "HTTP 429"));
  }

  @Test
  void asksForARestAfterTheLastCallOfALimit() {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("ratelimit-remaining", "0")
            .addHeader("ratelimit-reset", "2")
            .body("{\"data\":[{\"id\":\"m1\"}]}")
            .build());

    assertThat(provider().send("call1", List.of(anAlertFor("anna"))))
        .isEqualTo(new CallAnswer.Accepted("m1", Duration.ofSeconds(2)));
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private static JsonNode body(RecordedRequest request) throws IOException {
    return new ObjectMapper().readTree(Objects.requireNonNull(request.getBody()).utf8());
  }

  private ResendMailProvider provider() {
    return new ResendMailProvider(
        new ResendApi(server.url("/").toString(), "re_key", Duration.ofSeconds(5)),
        Sender.parse("Example Jobs <jobs@example.com>"),
        () -> NOW);
  }
}
