package io.leadline.starter.api.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.FakeAuditLog;
import io.leadline.activities.job.FakeSealer;
import io.leadline.activities.subscription.FakeSubscriptions;
import io.leadline.activities.subscription.SubscriptionDesk;
import io.leadline.activities.web.AllowedOrigins;
import io.leadline.activities.web.GuardedReceivers;
import io.leadline.starter.Json;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.TestServer;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscriptionRoutesTest {
  private static final String[] OPERATOR = {"Authorization", "Bearer operator"};
  private static final String[] READER = {"Authorization", "Bearer reader"};
  private static final String WANTED =
      "{\"url\":\"https://hooks.example.com/in\",\"events\":[\"lead.*\",\"job.failed\"]}";

  private final FakeSubscriptions subscriptions = new FakeSubscriptions();
  private final AtomicInteger ids = new AtomicInteger();
  private final SubscriptionDesk desk =
      new SubscriptionDesk(
          subscriptions,
          new GuardedReceivers(AllowedOrigins.NONE),
          new FakeSealer(),
          new FakeAuditLog(),
          () -> "id" + ids.incrementAndGet(),
          new Random(7),
          () -> Instant.parse("2026-11-24T12:00:00Z"));
  private final TestServer server =
      TestServer.with(new SubscriptionRoutes(new Access("operator", Optional.of("reader")), desk));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsTheSecretOnceOnly() throws Exception {
    JsonNode made = json(server.post("/subscriptions", WANTED, OPERATOR), 201);
    assertThat(made.path("secret").asText()).startsWith("whsec_");
    assertThat(made.path("state").asText()).isEqualTo("active");

    JsonNode listed = json(server.get("/subscriptions", READER), 200);
    assertThat(listed).hasSize(1);
    assertThat(listed.path(0).path("id")).isEqualTo(made.path("id"));
    assertThat(listed.path(0).path("events").path(1).asText()).isEqualTo("job.failed");
    assertThat(listed.path(0).has("secret")).isFalse();
    assertThat(server.get("/subscriptions/" + made.path("id").asText(), READER).body())
        .doesNotContain("whsec_");
  }

  @Test
  void disablesEnablesAndRemoves() throws Exception {
    String id = json(server.post("/subscriptions", WANTED, OPERATOR), 201).path("id").asText();

    JsonNode off = json(server.post("/subscriptions/" + id + "/disable", "", OPERATOR), 200);
    assertThat(off.path("state").asText()).isEqualTo("disabled");
    assertThat(off.path("why").asText()).isEqualTo("by operator");
    JsonNode on = json(server.post("/subscriptions/" + id + "/enable", "", OPERATOR), 200);
    assertThat(on.path("state").asText()).isEqualTo("active");
    assertThat(on.path("why").isNull()).isTrue();

    assertThat(send("DELETE", "/subscriptions/" + id)).isEqualTo(204);
    assertThat(send("DELETE", "/subscriptions/" + id)).isEqualTo(404);
    assertThat(send("GET", "/subscriptions/" + id)).isEqualTo(404);
    assertThat(send("POST", "/subscriptions/" + id + "/enable")).isEqualTo(404);
  }

  @Test
  void removesByParameterAsWell() throws Exception {
    String id = json(server.post("/subscriptions", WANTED, OPERATOR), 201).path("id").asText();

    assertThat(send("DELETE", "/subscriptions?id=" + id)).isEqualTo(204);
    assertThat(send("DELETE", "/subscriptions")).isEqualTo(404);
    assertThat(subscriptions.all()).isEmpty();
  }

  @Test
  void namesEachBadField() throws Exception {
    JsonNode refused =
        json(
            server.post(
                "/subscriptions",
                "{\"url\":\"https://169.254.169.254/\",\"events\":[\"lead.sad\"],\"secret\":\"x\"}",
                OPERATOR),
            422);

    assertThat(refused.path("errors"))
        .extracting(error -> error.path("field").asText())
        .containsExactly("url", "events", "secret");
    assertThat(server.post("/subscriptions", "[]", OPERATOR).statusCode()).isEqualTo(400);
  }

  @Test
  void readersMayLookAndNothingElse() {
    assertThat(server.get("/subscriptions").statusCode()).isEqualTo(401);
    assertThat(server.post("/subscriptions", WANTED, READER).statusCode()).isEqualTo(403);
    assertThat(server.post("/subscriptions/x/enable", "", READER).statusCode()).isEqualTo(403);
    assertThat(server.post("/subscriptions/x/disable", "", READER).statusCode()).isEqualTo(403);
    assertThat(server.send("DELETE", "/subscriptions/x", "", READER).statusCode()).isEqualTo(403);
    assertThat(server.send("DELETE", "/subscriptions?id=x", "", READER).statusCode())
        .isEqualTo(403);
  }

  private int send(String method, String path) {
    return server.send(method, path, "", OPERATOR).statusCode();
  }

  private static JsonNode json(HttpResponse<String> answer, int status)
      throws JsonProcessingException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Json.mapper().readTree(answer.body());
  }
}
