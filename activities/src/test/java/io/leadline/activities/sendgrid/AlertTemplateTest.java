package io.leadline.activities.sendgrid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadline.activities.job.run.TrialClock;
import io.leadline.activities.message.ProviderTemplate;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertTemplateTest {
  private static final ProviderTemplate OURS = new ProviderTemplate("s", "<p>h</p>", "t");

  private final MockWebServer server = new MockWebServer();
  private final TrialClock clock = new TrialClock(Instant.parse("2026-11-24T13:00:00Z"));

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private AlertTemplate template() {
    return new AlertTemplate(
        new SendGridApi(server.url("/").toString(), "SG.key", Duration.ofSeconds(5)), clock);
  }

  @Test
  void isKnownOnlyWhileItIsInStep_andAskedForOnceAMinute() {
    AlertTemplate template = template();
    answer(account("older"));
    assertThat(template.id(OURS)).isEmpty();
    assertThat(template.id(OURS)).isEmpty();

    clock.pass(AlertTemplate.LOOK_EVERY.plusSeconds(1));
    answer(account(OURS.version()));
    assertThat(template.id(OURS)).contains("d-1");
    assertThat(template.id(OURS)).contains("d-1");
    assertThat(template.id(new ProviderTemplate("s", "<p>other</p>", "t"))).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void staysAsItWasKnownWhileSendGridIsAway() {
    AlertTemplate template = template();
    answer(account(OURS.version()));
    assertThat(template.id(OURS)).contains("d-1");

    clock.pass(AlertTemplate.LOOK_EVERY.plusSeconds(1));
    server.enqueue(new MockResponse.Builder().code(500).build());
    assertThat(template.id(OURS)).contains("d-1");

    clock.pass(AlertTemplate.LOOK_EVERY.plusSeconds(1));
    answer("{\"result\":[]}");
    assertThat(template.id(OURS)).isEmpty();
  }

  @Test
  void isCreatedOnce_andGetsAVersionForEachContent() throws Exception {
    answer("{\"result\":[]}");
    answer("{\"id\":\"d-1\"}");
    answer("{\"id\":\"v-1\"}");
    assertThat(template().ensure(OURS)).isEqualTo("d-1");

    answer(account(OURS.version()));
    assertThat(template().ensure(OURS)).isEqualTo("d-1");
    assertThat(server.getRequestCount()).isEqualTo(4);

    answer(account("older"));
    answer("{\"id\":\"v-2\"}");
    assertThat(template().ensure(OURS)).isEqualTo("d-1");
    for (int i = 0; i < 5; i++) {
      server.takeRequest();
    }
    JsonNode version =
        new ObjectMapper().readTree(Objects.requireNonNull(server.takeRequest().getBody()).utf8());
    assertThat(version.path("name").asText()).isEqualTo(OURS.version());
    assertThat(version.path("html_content").asText()).isEqualTo("<p>h</p>");
    assertThat(version.path("active").asInt()).isEqualTo(1);
  }

  private static String account(String version) {
    return """
    {"result":[{"id":"d-0","name":"leadline-pass-through","versions":[{"name":"1","active":1}]},
      {"id":"d-1","name":"leadline-alert","versions":[{"name":"x","active":0},
        {"name":"%s","active":1}]}]}"""
        .formatted(version);
  }

  private void answer(String body) {
    server.enqueue(new MockResponse.Builder().body(body).build());
  }
}
