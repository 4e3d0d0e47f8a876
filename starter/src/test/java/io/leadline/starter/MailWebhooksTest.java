package io.leadline.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.config.ConfigurationException;
import io.leadline.activities.mailgun.MailgunSignatures;
import io.leadline.activities.message.Drafts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The webhooks of Mailgun and SES through HTTP, over stores in memory. */
class MailWebhooksTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final String EVENT =
      "{\"id\":\"e1\",\"event\":\"delivered\",\"user-variables\":{\"send_id\":\"%s\"}}"
          .formatted(Drafts.anAlertFor("anna").sendId());

  private final FakePorts ports = new FakePorts();
  private final ApiProcess api =
      ApiProcess.start(
          with(
              Map.of(
                  "MAILGUN_WEBHOOK_SIGNING_KEY",
                  MailgunSignatures.KEY,
                  "SES_TOPIC_ARN",
                  "arn:aws:sns:us-east-1:123456789012:ses-events")),
          ports,
          CLOCK);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.close();
    api.close();
    ports.close();
  }

  @Test
  void answersOnlyWhenTheEventIsStored() throws Exception {
    byte[] request =
        MailgunSignatures.request(
            MailgunSignatures.of(MailgunSignatures.KEY, "t".repeat(50), NOW), EVENT);

    ports.storesAway(true);
    assertThat(post(api, "/webhooks/mailgun", request)).isEqualTo(503);

    ports.storesAway(false);
    assertThat(post(api, "/webhooks/mailgun", request)).isEqualTo(204);
    assertThat(post(api, "/webhooks/mailgun", request)).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://sns.us-east-1.amazonaws.com.evil.example/a.pem",
        "http://sns.us-east-1.amazonaws.com/a.pem",
        "https://127.0.0.1:1/a.pem"
      })
  void refusesCertificatesFromElsewhere(String certificate) throws Exception {
    String message =
        """
        {"Type":"Notification","MessageId":"m1","Message":"{}","Timestamp":"2026-11-24T12:00:00Z",
         "TopicArn":"arn:aws:sns:us-east-1:123456789012:ses-events","SignatureVersion":"2",
         "Signature":"AAAA","SigningCertURL":"%s"}"""
            .formatted(certificate);

    assertThat(post(api, "/webhooks/ses", message.getBytes(StandardCharsets.UTF_8))).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/webhooks/mailgun", "/webhooks/ses"})
  void boundsBodies_andSaysWhatItCannotRead(String path) throws Exception {
    assertThat(post(api, path, new byte[(1 << 20) + 1])).isEqualTo(413);
    assertThat(post(api, path, "nonsense".getBytes(StandardCharsets.UTF_8))).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/webhooks/mailgun", "/webhooks/ses"})
  void takesNothingWithoutItsSetting(String path) throws Exception {
    try (ApiProcess bare = ApiProcess.start(TestSettings.COMPLETE, ports, CLOCK)) {
      assertThat(post(bare, path, "{}".getBytes(StandardCharsets.UTF_8))).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @CsvSource({"MAILGUN_WEBHOOK_SIGNING_KEY, short", "SES_TOPIC_ARN, ses-events"})
  void refusesASettingThatCannotBeUsed_byName(String name, String value) {
    assertThatThrownBy(() -> ApiProcess.start(with(Map.of(name, value)), ports, CLOCK))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(name);
  }

  private int post(ApiProcess process, String path, byte[] body) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + process.port() + path))
                .POST(BodyPublishers.ofByteArray(body))
                .build(),
            BodyHandlers.ofString())
        .statusCode();
  }

  private static Map<String, String> with(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(TestSettings.COMPLETE);
    settings.putAll(more);
    return settings;
  }
}
