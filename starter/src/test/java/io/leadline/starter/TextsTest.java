package io.leadline.starter;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.Drafts;
import io.leadline.activities.twilio.TwilioSigner;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts over HTTP, signed as Twilio does, have their effect in the stores. */
class TextsTest {
  private static final String PUBLIC_URL = "https://jobs.example.com";
  private static final String INBOUND = "/webhooks/twilio/inbound";
  private static final String NUMBER = "+15125550143";
  private static final TwilioSigner SIGNER = new TwilioSigner("twilio-token");

  private final FakePorts ports = new FakePorts();
  private Instant now = Instant.parse("2026-11-25T12:00:00Z");
  private final ApiProcess api = ApiProcess.start(settings(), ports, () -> now);
  private final HttpClient client = HttpClient.newHttpClient();
  private final Lead ann = anActiveLead().phone(NUMBER).build();

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(TestSettings.COMPLETE);
    settings.put("LEADLINE_PUBLIC_URL", PUBLIC_URL);
    settings.put("TWILIO_ACCOUNT_SID", "AC1");
    settings.put("TWILIO_AUTH_TOKEN", "twilio-token");
    settings.put("TWILIO_FROM", "+15005550006");
    return settings;
  }

  @BeforeEach
  void knowAnn() {
    ports.leads().insert(ann);
  }

  @AfterEach
  void stop() {
    client.close();
    api.close();
    ports.close();
  }

  @Test
  void stopEndsTextsAndLeavesMail_startBringsTextsBack_helpIsAlwaysAnswered() throws Exception {
    HttpResponse<String> stop = text("SM1", " stop please. ");
    assertThat(stop.statusCode()).isEqualTo(200);
    assertThat(stop.headers().firstValue("Content-Type")).hasValue("text/xml;charset=utf-8");
    assertThat(stop.body()).endsWith("<Response/>");
    assertThat(stopped()).isTrue();
    assertThat(ports.suppressions().find(Channel.EMAIL, ann.emailHash())).isEmpty();

    assertThat(text("SM2", "HELP").body())
        .contains("<Message>Jobs: ", PUBLIC_URL, "Msg &amp; data rates may apply");

    now = now.plusSeconds(60);
    assertThat(text("SM3", "Start").body()).endsWith("<Response/>");
    assertThat(stopped()).isFalse();
    for (int i = 0; i < 5; i++) {
      assertThat(text("SM1", " stop please. ").statusCode()).isEqualTo(200);
    }
    assertThat(stopped()).as("a text that comes again has no second effect").isFalse();
    assertThat(ports.signals().of(ann.id()))
        .extracting(LeadEvent::name)
        .containsExactly("smsStop", "smsStart");
    assertThat(get("/metrics"))
        .contains(
            "leadline_webhook_events_total{event=\"stop\",outcome=\"taken\",source=\"twilio\"} 1.0",
            "leadline_webhook_events_total{event=\"stop\",outcome=\"repeated\",source=\"twilio\"} 5.0")
        .doesNotContain(NUMBER);
  }

  @Test
  void takesWhatTwilioSigned_andNothingElse() throws Exception {
    Map<String, String> form = form("SM1", "STOP");
    String signature = SIGNER.sign(PUBLIC_URL + INBOUND, form);
    assertThat(post(INBOUND, TwilioSigner.body(form), "").statusCode()).isEqualTo(403);
    assertThat(post(INBOUND, TwilioSigner.body(form) + "&To=", signature).statusCode())
        .isEqualTo(403);
    HttpResponse<String> pretended =
        client.send(
            request(
                    INBOUND,
                    TwilioSigner.body(form),
                    SIGNER.sign("http://evil.test" + INBOUND, form))
                .header("X-Forwarded-Host", "evil.test")
                .header("X-Forwarded-Proto", "http")
                .build(),
            BodyHandlers.ofString());
    assertThat(pretended.statusCode()).isEqualTo(403);
    assertThat(post(INBOUND, "Body=%zz", signature).statusCode()).isEqualTo(400);
    assertThat(post(INBOUND, "Body=" + "a".repeat(1 << 20), signature).statusCode()).isEqualTo(413);
    assertThat(stopped()).isFalse();

    assertThat(post(INBOUND, TwilioSigner.body(form), signature).statusCode()).isEqualTo(200);
    assertThat(stopped()).isTrue();
  }

  @Test
  void refusesEverything_whenTwilioIsNotSetUp() throws Exception {
    try (ApiProcess bare = ApiProcess.start(TestSettings.COMPLETE, ports, () -> now)) {
      Map<String, String> form = form("SM1", "STOP");
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + bare.port() + INBOUND))
                  .header("X-Twilio-Signature", SIGNER.sign(PUBLIC_URL + INBOUND, form))
                  .POST(BodyPublishers.ofString(TwilioSigner.body(form)))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("TWILIO_AUTH_TOKEN");
    }
  }

  @Test
  void noticesDeadNumbers_byStatusCallback() throws Exception {
    Draft draft = Drafts.aTextFor(ann.id());
    ports
        .messageLedger()
        .claim(
            new Call(
                "c1",
                Channel.SMS,
                "slot",
                1,
                CallState.CLAIMED,
                now,
                null,
                List.of(draft.sendId()),
                null,
                null),
            List.of(draft));
    String path = "/webhooks/twilio/status?send=" + draft.sendId() + "&call=c1";
    Map<String, String> form = new TreeMap<>();
    form.put("MessageSid", "SM9");
    form.put("MessageStatus", "undelivered");
    form.put("ErrorCode", "30005");

    assertThat(
            post(path, TwilioSigner.body(form), SIGNER.sign(PUBLIC_URL + path, form)).statusCode())
        .isEqualTo(204);

    assertThat(stopped()).isTrue();
    assertThat(ports.signals().of(ann.id())).extracting(LeadEvent::name).containsExactly("bounce");
  }

  @Test
  void whileTheStoreIsAwayNothingCountsAsTaken_andTheRepetitionIs() throws Exception {
    String status = "/webhooks/twilio/status?send=" + Drafts.aTextFor(ann.id()).sendId();
    Map<String, String> form = new TreeMap<>();
    form.put("MessageSid", "SM9");
    form.put("MessageStatus", "delivered");
    String signature = SIGNER.sign(PUBLIC_URL + status, form);
    ports.storesAway(true);

    HttpResponse<String> stop = text("SM1", "STOP");
    assertThat(stop.statusCode()).isEqualTo(503);
    assertThat(stop.headers().firstValue("Retry-After")).isPresent();
    assertThat(stop.body()).contains("MongoDB").doesNotContain(NUMBER);
    assertThat(post(status, TwilioSigner.body(form), signature).statusCode()).isEqualTo(503);
    assertThat(post(INBOUND, "Body=STOP", signature).statusCode())
        .as("a wrong signature is refused as ever")
        .isEqualTo(403);

    ports.storesAway(false);
    assertThat(stopped()).isFalse();
    assertThat(text("SM1", "STOP").statusCode()).isEqualTo(200);
    assertThat(stopped()).isTrue();
    assertThat(post(status, TwilioSigner.body(form), signature).statusCode()).isEqualTo(204);
  }

  private boolean stopped() {
    return ports
        .suppressions()
        .find(Channel.SMS, java.util.Objects.requireNonNull(ann.phoneHash()))
        .isPresent();
  }

  private HttpResponse<String> text(String sid, String body) throws Exception {
    Map<String, String> form = form(sid, body);
    return post(INBOUND, TwilioSigner.body(form), SIGNER.sign(PUBLIC_URL + INBOUND, form));
  }

  private static Map<String, String> form(String sid, String body) {
    Map<String, String> form = new TreeMap<>();
    form.put("MessageSid", sid);
    form.put("From", NUMBER);
    form.put("To", "+15005550006");
    form.put("Body", body);
    return form;
  }

  private HttpResponse<String> post(String path, String body, String signature) throws Exception {
    return client.send(request(path, body, signature).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String body, String signature) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-Twilio-Signature", signature)
        .POST(BodyPublishers.ofString(body));
  }

  private String get(String path) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path)).build(),
            BodyHandlers.ofString())
        .body();
  }
}
