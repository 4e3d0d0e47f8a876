package io.leadline.activities.twilio;

import static io.leadline.activities.message.Drafts.aTextFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.message.CallAnswer;
import io.leadline.activities.message.CallAnswer.Refusal;
import io.leadline.activities.message.Draft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioMessageProviderTest {
  private static final Draft TEXT = aTextFor("anna");

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
  void postsTheTextWithACallbackThatCarriesOurIds() throws Exception {
    answer(201, "{\"sid\":\"SM1\",\"status\":\"queued\"}");

    assertThat(send("+15125550100")).isEqualTo(new CallAnswer.Accepted("SM1"));

    RecordedRequest request = server.takeRequest();
    assertThat(request.getTarget()).isEqualTo("/2010-04-01/Accounts/AC1/Messages.json");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Basic QUMxOnRva2Vu");
    TwilioForm form = sent(request);
    assertThat(form.value("To")).isEqualTo(TEXT.to());
    assertThat(form.value("From")).isEqualTo("+15125550100");
    assertThat(form.value("Body")).isEqualTo(TEXT.text());
    assertThat(form.value("StatusCallback"))
        .isEqualTo(
            "https://jobs.example.com/webhooks/twilio/status?send="
                + TEXT.sendId()
                + "&call=call1");
    assertThat(Integer.parseInt(form.value("ValidityPeriod"))).isBetween(1, 36_000);
  }

  @Test
  void sendsThroughAMessagingService() throws Exception {
    answer(201, "{\"sid\":\"SM1\",\"status\":\"accepted\"}");
    String service = "MG" + "0".repeat(32);

    send(service);

    TwilioForm form = sent(server.takeRequest());
    assertThat(form.value("MessagingServiceSid")).isEqualTo(service);
    assertThat(form.value("From")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "21610, OPTED_OUT",
    "21211, DEAD",
    "21614, DEAD",
    "21635, DEAD",
    "30005, DEAD",
    "30006, DEAD",
    "21408, BLOCKED",
    "21612, BLOCKED",
    "30007, BLOCKED",
    "29999, BLOCKED"
  })
  void refusalNamesTheRecipient_andWhatItSaysAboutIt(int code, Refusal.Kind kind) {
    answer(400, "{\"code\":" + code + ",\"message\":\"The number +15125550100 is wrong\"}");

    assertThat(send("+15125550100"))
        .isEqualTo(
            new CallAnswer.RecipientsRefused(
                Map.of(TEXT.sendId(), new Refusal(kind, code + " The number <number> is wrong"))));
  }

  @ParameterizedTest
  @CsvSource({"400, 21608", "400, 30034", "400, 21606", "401, 20003", "403, 20003", "404, 20404"})
  void whatIsWrongWithTheAccountIsAMatterOfSettings(int status, int code) {
    answer(status, "{\"code\":" + code + ",\"message\":\"no\"}");

    assertThat(send("+15125550100")).isEqualTo(new CallAnswer.Misconfigured(code + " no"));
  }

  @Test
  void throttledWasNeverProcessed_andIsTriedAfterAWhile() {
    server.enqueue(
        new MockResponse.Builder()
            .code(429)
            .addHeader("Retry-After", "25")
            .body("{\"code\":20429,\"message\":\"Too Many Requests\"}")
            .build());
    assertThat(send("+15125550100"))
        .isEqualTo(new CallAnswer.TryLater(Duration.ofSeconds(25), "20429 Too Many Requests"));
    answer(503, "");
    assertThat(send("+15125550100")).isInstanceOf(CallAnswer.TryLater.class);
    answer(400, "{\"code\":21611,\"message\":\"queue full\"}");
    assertThat(send("+15125550100")).isInstanceOf(CallAnswer.TryLater.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 504})
  void serverErrorMayHaveSentIt(int status) {
    answer(status, "<html>");

    assertThat(send("+15125550100")).isInstanceOf(CallAnswer.OutcomeUnknown.class);
  }

  @Test
  void lostAnswerIsAnUnknownOutcomeAndIsNotRepeated() {
    server.enqueue(
        new MockResponse.Builder()
            .code(201)
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build());

    assertThat(send("+15125550100")).isInstanceOf(CallAnswer.OutcomeUnknown.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void serverThatIsNotThereWasCertainlyNotReached() {
    TwilioMessageProvider provider = provider("+15125550100");
    server.close();

    assertThat(provider.send("call1", List.of(TEXT))).isInstanceOf(CallAnswer.TryLater.class);
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private CallAnswer send(String from) {
    return provider(from).send("call1", List.of(TEXT));
  }

  private TwilioMessageProvider provider(String from) {
    return new TwilioMessageProvider(
        new TwilioAccount("AC1", "token", from, server.url("/").toString().replaceAll("/$", "")),
        "https://jobs.example.com",
        Duration.ofSeconds(5),
        () -> NOW);
  }

  private static TwilioForm sent(RecordedRequest request) {
    return TwilioForm.ofForm(
        Objects.requireNonNull(request.getBody()).utf8().getBytes(StandardCharsets.UTF_8));
  }
}
