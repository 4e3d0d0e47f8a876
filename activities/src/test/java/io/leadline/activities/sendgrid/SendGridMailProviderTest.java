package io.leadline.activities.sendgrid;

import static io.leadline.activities.message.Drafts.aVerificationFor;
import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadline.activities.message.CallAnswer;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MailData;
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
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendGridMailProviderTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_772_452_800L);
  private static final String TEMPLATES =
      """
      {"result":[{"id":"d-1","name":"leadline-pass-through","versions":[{"active":1}]}]}""";

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
    server.enqueue(new MockResponse.Builder().body(TEMPLATES).build());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void givesEachRecipientAContentOfItsOwnInOneCall() throws Exception {
    server.enqueue(new MockResponse.Builder().code(202).addHeader("X-Message-Id", "m1").build());
    assertThat(provider().send("call1", List.of(anAlertFor("anna"), aVerificationFor("ben"))))
        .isEqualTo(new CallAnswer.Accepted("m1"));
    server.takeRequest();
    RecordedRequest request = server.takeRequest();
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer SG.key");
    JsonNode body = new ObjectMapper().readTree(Objects.requireNonNull(request.getBody()).utf8());
    assertThat(body.path("template_id").asText()).isEqualTo("d-1");
    assertThat(body.path("from").path("name").asText()).isEqualTo("Example Jobs");
    JsonNode alert = body.path("personalizations").path(0);
    assertThat(alert.path("headers").path("List-Unsubscribe").asText())
        .isEqualTo("<http://127.0.0.1:8080/unsubscribe/anna>");
    assertThat(alert.path("headers").path("List-Unsubscribe-Post").asText())
        .isEqualTo("List-Unsubscribe=One-Click");
    assertThat(alert.path("custom_args").path("send_id").asText())
        .isEqualTo(anAlertFor("anna").sendId());
    assertThat(alert.path("custom_args").path("call_id").asText()).isEqualTo("call1");
    assertThat(alert.path("dynamic_template_data").path("html").asText()).isEqualTo("<p>two</p>");
    assertThat(body.path("personalizations").path(1).has("headers")).isFalse();
    assertThat(body.at("/tracking_settings/click_tracking/enable").asBoolean(true)).isFalse();
  }

  @Test
  void givesDataToATemplateThatSendGridKeeps() throws Exception {
    Draft draft = withData(anAlertFor("anna"), "d-9");

    // The first answer in the queue is the list of templates, which nobody asks for here.
    assertThat(provider().send("call1", List.of(draft))).isInstanceOf(CallAnswer.Accepted.class);

    JsonNode body =
        new ObjectMapper().readTree(Objects.requireNonNull(server.takeRequest().getBody()).utf8());
    assertThat(body.path("template_id").asText()).isEqualTo("d-9");
    JsonNode data = body.at("/personalizations/0/dynamic_template_data");
    assertThat(data.path("count").asInt()).isEqualTo(1);
    assertThat(data.at("/postings/0/fresh").asBoolean()).isTrue();
    assertThat(data.has("html")).isFalse();
  }

  @Test
  void makesNoCallOfMailsOfTwoTemplates() {
    assertThat(
            provider()
                .send("call1", List.of(withData(anAlertFor("anna"), "d-9"), anAlertFor("ben"))))
        .isInstanceOf(CallAnswer.TryLater.class);
    assertThat(server.getRequestCount()).isZero();
  }

  private static Draft withData(Draft draft, String templateId) {
    return new Draft(
        draft.sendId(),
        draft.leadId(),
        draft.channel(),
        draft.kind(),
        draft.epoch(),
        draft.addressVersion(),
        draft.to(),
        draft.toHash(),
        "",
        "",
        "",
        draft.unsubscribeUrl(),
        draft.postings(),
        new MailData(templateId, Map.of("count", 1, "postings", List.of(Map.of("fresh", true)))));
  }

  @Test
  void takesAnAddressOffTheGlobalOptOuts_andLivesWithARefusal() throws Exception {
    SendGridMailProvider provider = provider();
    for (int status : new int[] {204, 404, 500}) {
      server.enqueue(new MockResponse.Builder().code(status).build());
    }
    // The first answer in the queue is the list of templates, which serves as any answer.
    for (int i = 0; i < 4; i++) {
      provider.liftOptOut("anna+jobs@example.com");
      RecordedRequest request = server.takeRequest();
      assertThat(request.getMethod()).isEqualTo("DELETE");
      assertThat(request.getTarget())
          .isEqualTo("/v3/asm/suppressions/global/anna%2Bjobs%40example.com");
    }
  }

  @Test
  void throttlingSaysHowLongToWait() {
    server.enqueue(
        new MockResponse.Builder()
            .code(429)
            .addHeader("X-RateLimit-Reset", String.valueOf(NOW.getEpochSecond() + 25))
            .body("{\"errors\":[{\"message\":\"too many requests\"}]}")
            .build());
    assertThat(send())
        .isEqualTo(new CallAnswer.TryLater(Duration.ofSeconds(25), "429 too many requests"));
  }

  @Test
  void asksForARestAfterTheLastCallOfALimit() {
    server.enqueue(
        new MockResponse.Builder()
            .code(202)
            .addHeader("X-Message-Id", "sg-1")
            .addHeader("X-RateLimit-Remaining", "0")
            .addHeader("X-RateLimit-Reset", String.valueOf(NOW.getEpochSecond() + 7))
            .build());
    assertThat(send()).isEqualTo(new CallAnswer.Accepted("sg-1", Duration.ofSeconds(7)));
  }

  @Test
  void namesTheRecipientsThatSendGridRefuses() {
    server.enqueue(
        new MockResponse.Builder()
            .code(400)
            .body(
                """
                {"errors":[{"message":"Does not contain a valid address.",
                            "field":"personalizations.0.to.0.email"}]}""")
            .build());
    assertThat(send())
        .isInstanceOfSatisfying(
            CallAnswer.RecipientsRefused.class,
            refused ->
                assertThat(refused.refusals()).containsOnlyKeys(anAlertFor("anna").sendId()));
  }

  @Test
  void badKeyIsAMatterOfSettings() {
    server.enqueue(new MockResponse.Builder().code(401).body("{}").build());
    assertThat(send()).isEqualTo(new CallAnswer.Misconfigured("HTTP 401"));
  }

  @Test
  void lostAnswerIsAnUnknownOutcomeAndIsNotRepeated() {
    server.enqueue(
        new MockResponse.Builder()
            .code(202)
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    assertThat(send()).isInstanceOf(CallAnswer.OutcomeUnknown.class);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void serverErrorIsUnknownAndOutOfServiceIsNot() {
    server.enqueue(new MockResponse.Builder().code(500).build());
    assertThat(send()).isInstanceOf(CallAnswer.OutcomeUnknown.class);
    server.enqueue(new MockResponse.Builder().body(TEMPLATES).build());
    server.enqueue(new MockResponse.Builder().code(503).build());
    assertThat(send()).isInstanceOf(CallAnswer.TryLater.class);
  }

  @Test
  void serverThatIsNotThereWasCertainlyNotReached() {
    SendGridMailProvider provider = provider();
    server.close();
    assertThat(provider.send("call1", List.of(anAlertFor("anna"))))
        .isInstanceOf(CallAnswer.TryLater.class);
  }

  @Test
  void createsThePassThroughTemplateOnce() throws Exception {
    PassThroughTemplate template = new PassThroughTemplate(api());
    assertThat(template.ensure()).isEqualTo("d-1");
    server.enqueue(new MockResponse.Builder().body("{\"result\":[]}").build());
    server.enqueue(new MockResponse.Builder().code(201).body("{\"id\":\"d-2\"}").build());
    server.enqueue(new MockResponse.Builder().code(201).body("{\"id\":\"v\"}").build());
    assertThat(template.ensure()).isEqualTo("d-2");
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  private CallAnswer send() {
    return provider().send("call1", List.of(anAlertFor("anna")));
  }

  private SendGridMailProvider provider() {
    return new SendGridMailProvider(
        api(), Sender.parse("Example Jobs <jobs@example.com>"), () -> NOW);
  }

  private SendGridApi api() {
    return new SendGridApi(server.url("/").toString(), "SG.key", Duration.ofSeconds(5));
  }
}
