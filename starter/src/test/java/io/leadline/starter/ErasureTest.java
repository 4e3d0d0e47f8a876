package io.leadline.starter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.message.Suppression;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person asks for its data and then to be forgotten, over HTTP. */
class ErasureTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String FORM =
      """
      {"email": "ada@example.com", "phone": "(512) 555-0143", "query": "Registered Nurse",
       "location": "Austin, TX", "externalId": "board-7",
       "consent": {"email": true, "sms": true, "text": "Yes, send me alerts", "ip": "203.0.113.9"}}
      """;

  private final FakePorts ports = new FakePorts();
  private final ApiProcess api = ApiProcess.start(TestSettings.COMPLETE, ports, () -> NOW);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.close();
    api.close();
    ports.close();
  }

  @Test
  void exportHoldsEverything_erasureLeavesNothingOfThePerson() throws Exception {
    String id = json(send("POST", "/leads", FORM)).path("id").asText();
    send("POST", "/events", "{\"lead\":\"" + id + "\",\"type\":\"visit\"}");
    Lead lead = ports.leads().find(id).orElseThrow();

    JsonNode export = json(send("GET", "/leads/ada@example.com/export", ""));
    assertThat(export.at("/profile/email").asText()).isEqualTo("ada@example.com");
    assertThat(export.at("/profile/phone").asText()).isEqualTo("+15125550143");
    assertThat(export.at("/profile/externalId").asText()).isEqualTo("board-7");
    assertThat(export.at("/consents/0/text").asText()).isEqualTo("Yes, send me alerts");
    assertThat(export.at("/consents/0/ip").asText()).isEqualTo("203.0.113.9");
    assertThat(export.at("/events/0/source").asText()).isEqualTo("VISIT");
    assertThat(export.path("timeline").findValuesAsText("title")).contains("signed up");
    assertThat(export.has("messages") && export.has("transitions") && export.has("slots")).isTrue();

    assertThat(send("POST", "/leads/ada@example.com/erase", "").statusCode()).isEqualTo(200);
    assertThat(send("POST", "/leads/" + id + "/erase", "").statusCode()).isEqualTo(200);

    assertThat(send("GET", "/leads/ada@example.com", "").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/leads/" + id + "/export", "").body())
        .doesNotContain("ada@example.com", "5550143", "board-7", "203.0.113.9", "VISIT")
        .doesNotContain("Registered Nurse", "Austin");
    assertThat(ports.suppressions().find(Channel.EMAIL, lead.emailHash()))
        .map(Suppression::reason)
        .hasValue(Suppression.Reason.UNSUBSCRIBED);
    assertThat(ports.suppressions().find(Channel.SMS, String.valueOf(lead.phoneHash())))
        .isPresent();
    assertThat(ports.signals().of(id)).extracting(LeadEvent::name).contains("erase");

    String again = json(send("POST", "/leads", FORM)).path("id").asText();
    assertThat(again).as("somebody new").isNotEqualTo(id).isNotEmpty();
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    return Json.mapper().readTree(answer.body());
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer operator-token-123")
            .build(),
        BodyHandlers.ofString());
  }
}
