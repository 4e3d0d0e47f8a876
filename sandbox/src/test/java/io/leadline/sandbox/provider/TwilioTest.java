package io.leadline.sandbox.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioTest extends SimulatorFixture {
  private static final String ANN = "+15125550100";

  private Map<String, String> message(String to, String body) {
    Map<String, String> form = new HashMap<>();
    form.put("To", to);
    form.put("From", "+15005550006");
    form.put("Body", body);
    form.put("StatusCallback", receiver.uri() + "webhooks/twilio/status?send=s-1");
    return form;
  }

  @Test
  void acceptsAMessageAndReportsItsDelivery() throws Exception {
    HttpResponse<String> answer = text(message(ANN, "Jobs: http://jobs.test/1"));
    assertThat(answer.statusCode()).isEqualTo(201);
    JsonNode accepted = LedgerJson.MAPPER.readTree(answer.body());
    assertThat(accepted.path("status").asText()).isEqualTo("queued");
    assertThat(accepted.path("num_segments").asText()).isEqualTo("1");
    await("two callbacks", () -> receiver.at("/webhooks/twilio/status").size() == 2);

    assertThat(receiver.at("/webhooks/twilio/status"))
        .allMatch(this::signed)
        .extracting(callback -> callback.form().get("MessageStatus"))
        .containsExactly("sent", "delivered");
    JsonNode listed = get("api/messages?to=%2B15125550100").get(0);
    assertThat(listed.path("channel").asText()).isEqualTo("sms");
    assertThat(listed.path("sendId").asText()).isEqualTo("s-1");
    assertThat(listed.path("links").get(0).asText()).isEqualTo("http://jobs.test/1");
    assertThat(found("?To=%2B15125550100&DateSent%3E=2026-01-01").path("messages")).hasSize(1);
    assertThat(found("?To=%2B15125550199").path("messages")).isEmpty();
  }

  private JsonNode found(String query) throws Exception {
    return LedgerJson.MAPPER.readTree(
        exchange(
                request("twilio/2010-04-01/Accounts/AC1/Messages.json" + query)
                    .header("Authorization", basic())
                    .GET())
            .body());
  }

  private boolean signed(Receiver.Received callback) {
    try {
      StringBuilder data = new StringBuilder(callback.url());
      new TreeMap<>(callback.form()).forEach((name, value) -> data.append(name).append(value));
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(simulator.twilioAuthToken().getBytes(UTF_8), "HmacSHA1"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(data.toString().getBytes(UTF_8)))
          .equals(callback.headers().get("X-Twilio-Signature"));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void blocksAfterStopUntilStart_acrossARestart() throws Exception {
    text(message(ANN, "Hello"));
    JsonNode stop = post("api/reply", "{\"from\":\"" + ANN + "\",\"body\":\" stop. \"}");
    assertThat(stop.path("keyword").asText()).isEqualTo("STOP");
    restartSimulator();

    HttpResponse<String> refused = text(message(ANN, "Hello again"));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(LedgerJson.MAPPER.readTree(refused.body()).path("code").asInt()).isEqualTo(21610);
    post("api/reply", "{\"from\":\"" + ANN + "\",\"body\":\"START\"}");
    assertThat(text(message(ANN, "Welcome back")).statusCode()).isEqualTo(201);
    await("inbound posts", () -> receiver.at("/webhooks/twilio/inbound").size() == 2);
    assertThat(receiver.at("/webhooks/twilio/inbound"))
        .allMatch(this::signed)
        .extracting(inbound -> inbound.form().get("OptOutType"))
        .containsExactly("STOP", "START");
    assertThat(get("api/messages?channel=sms")).as("without the carrier's answers").hasSize(2);
  }

  @Test
  void doesNotTakeAnOrdinaryReplyForAKeyword() throws Exception {
    post("api/reply", "{\"from\":\"" + ANN + "\",\"body\":\"please stop by\"}");
    await("the inbound post", () -> receiver.at("/webhooks/twilio/inbound").size() == 1);

    assertThat(receiver.at("/webhooks/twilio/inbound").getFirst().form())
        .containsEntry("Body", "please stop by")
        .doesNotContainKey("OptOutType");
    assertThat(text(message(ANN, "Hello")).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "5125550100, Hi, 21211",
    "+15005550001, Hi, 21211",
    "+15005550004, Hi, 21610",
    "+15005550009, Hi, 21614",
    "+15125550100, '', 21602"
  })
  void refusesWithTwiliosCodes(String to, String body, int code) throws Exception {
    HttpResponse<String> answer = text(message(to, body));

    JsonNode error = LedgerJson.MAPPER.readTree(answer.body());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(error.path("code").asInt()).isEqualTo(code);
    assertThat(error.path("more_info").asText()).endsWith("/" + code);
    assertThat(get("api/stats").path("requests").asInt()).isZero();
  }

  @Test
  void answersInTwiliosShapeWhenLimitedOrUnknown() throws Exception {
    HttpResponse<String> unknown =
        exchange(
            request("twilio/2010-04-01/Accounts/AC1/Messages.json")
                .POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(LedgerJson.MAPPER.readTree(unknown.body()).path("code").asInt()).isEqualTo(20003);
    post("api/faults", "{\"rate429\":1}");

    HttpResponse<String> limited = text(message(ANN, "Hi"));

    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(LedgerJson.MAPPER.readTree(limited.body()).path("code").asInt()).isEqualTo(20429);
  }

  @ParameterizedTest
  @CsvSource({"a,160,1", "a,161,2", "€,80,1", "€,81,2", "ж,70,1", "ж,71,2", "ж,135,3"})
  void countsSegments(String letter, int times, String segments) throws Exception {
    HttpResponse<String> answer = text(message(ANN, letter.repeat(times)));

    assertThat(LedgerJson.MAPPER.readTree(answer.body()).path("num_segments").asText())
        .isEqualTo(segments);
  }
}
