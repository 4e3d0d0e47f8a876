package io.leadline.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.config.ConfigurationException;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LinkToken;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.workflows.lead.Channel;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole process over stores in memory: what a visitor does has its effect in them. */
class ApiProcessTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String FORM =
      """
      {"email": "ada@example.com", "query": "Registered Nurse", "location": "Austin, TX",
       "consent": {"email": true, "text": "Yes, send me alerts"}}
      """;

  private final FakePorts ports = new FakePorts();
  private final InstantSource clock = InstantSource.fixed(NOW);
  private final ApiProcess api = ApiProcess.start(TestSettings.COMPLETE, ports, clock);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    client.close();
    api.close();
    ports.close();
  }

  @Test
  void storesASignUp_confirmsIt_andStopsItWithOneClick() throws Exception {
    JsonNode signedUp = post("/leads", FORM, "application/json", 202);
    String id = signedUp.path("id").asText();
    Lead lead = ports.leads().find(id).orElseThrow();
    assertThat(lead.interest().placeName()).isEqualTo("Austin, TX");
    assertThat(lead.timeZone().getId()).isEqualTo("America/Chicago");

    post("/verify/" + link(Purpose.VERIFY, id), "button=pressed", "text/plain", 200);
    assertThat(ports.leads().find(id).orElseThrow().consents().getLast().confirmedAt())
        .isEqualTo(NOW);

    String unsubscribe = "/unsubscribe/" + link(Purpose.UNSUBSCRIBE, id);
    post(unsubscribe, "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded", 200);
    assertThat(ports.suppressions().find(Channel.EMAIL, lead.emailHash())).isPresent();

    JsonNode shown = Json.mapper().readTree(send("GET", "/leads/" + id, "", "").body());
    assertThat(shown.path("id").asText()).isEqualTo(id);
    assertThat(shown.has("stage") && shown.has("nextAt") && shown.has("channels")).isTrue();
  }

  @Test
  void showsOnTheTimelineWhatTheBoardTold() throws Exception {
    String id = post("/leads", FORM, "application/json", 202).path("id").asText();
    String event =
        """
        {"lead": "%s", "type": "apply", "at": "2026-11-24T11:58:00Z", "postingId": "p7"}
        """
            .formatted(id);
    post("/events", event, "application/json", 200);
    post("/events", event, "application/json", 200);

    JsonNode timeline =
        Json.mapper().readTree(send("GET", "/leads/" + id + "/timeline", "", "").body());
    assertThat(timeline)
        .filteredOn(entry -> entry.path("kind").asText().equals("board"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.path("at").asText()).isEqualTo("2026-11-24T11:58:00Z");
              assertThat(entry.path("title").asText()).isEqualTo("the board: applied for a job");
              assertThat(entry.path("detail").asText()).isEqualTo("posting p7");
              assertThat(entry.path("facts").path("by").asText()).isEqualTo("BOARD");
            });
    assertThat(send("GET", "/leads/" + id + "/timeline.html", "", "").body())
        .containsOnlyOnce("the board: applied for a job");
  }

  @Test
  void describesEveryRouteInOpenApi_andNoOther() throws Exception {
    JsonNode paths =
        Json.mapper().readTree(send("GET", "/openapi.json", "", "").body()).path("paths");
    Set<String> described = new HashSet<>();
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (Set.of("get", "post", "delete").contains(method)) {
                            described.add(
                                method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    Set<String> served = new HashSet<>(api.routes());
    served.removeAll(
        Set.of("GET /static/leadline.css", "GET /robots.txt", "OPTIONS /codec/{direction}"));

    assertThat(described).isEqualTo(served);
  }

  @Test
  void acceptsJobsWithoutTemporal_andCountsThoseThatWait() throws Exception {
    JsonNode accepted = post("/jobs", "{\"kind\": \"noop\"}", "application/json", 202);

    assertThat(ports.jobs().find(accepted.path("id").asText())).isPresent();
    String waiting = "leadline_queue_backlog{queue=\"jobs-default\"} 1.0";
    while (!send("GET", "/metrics", "", "").body().contains(waiting)) {
      Thread.onSpinWait();
    }
    assertThat(send("GET", "/metrics", "", "").body()).contains("dlq_size 0.0");
  }

  @Test
  void isReadyWithoutTemporal_andSaysThatItIsMissing() throws Exception {
    HttpResponse<String> ready = send("GET", "/readyz", "", "");

    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body()).contains("\"missing\":[\"Temporal\"]");
  }

  @Test
  void refusesToStart_namingEverythingThatIsMissing() {
    assertThatThrownBy(() -> ApiProcess.start(Map.of(), ports, clock))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("LEADLINE_OPERATOR_TOKEN")
        .hasMessageContaining("LEADLINE_SECRET_KEY")
        .hasMessageContaining("LEADLINE_HASH_KEY")
        .hasMessageContaining("LEADLINE_DATA_KEY");
  }

  private String link(Purpose purpose, String leadId) {
    return new Features(ports, TestSettings.COMPLETE, clock)
        .linkTokens()
        .issue(new LinkToken(purpose, leadId, Channel.EMAIL, 1, 1, null, null, NOW));
  }

  private JsonNode post(String path, String body, String type, int status) throws Exception {
    HttpResponse<String> answer = send("POST", path, body, type);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body().startsWith("{")
        ? Json.mapper().readTree(answer.body())
        : Json.mapper().nullNode();
  }

  private HttpResponse<String> send(String method, String path, String body, String type)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path))
            .method(method, BodyPublishers.ofString(body))
            .headers("Content-Type", type.isEmpty() ? "text/plain" : type)
            .headers("Authorization", "Bearer operator-token-123")
            .build(),
        BodyHandlers.ofString());
  }
}
