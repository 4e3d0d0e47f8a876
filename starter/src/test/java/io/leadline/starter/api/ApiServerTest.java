package io.leadline.starter.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.message.WebhookAnswer;
import io.leadline.starter.Json;
import io.leadline.starter.api.HealthRoutes.Backend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ApiServerTest {
  @Test
  void answersProblemsAsJson_andAsPagesToBrowsers() throws Exception {
    try (TestServer server =
        TestServer.with(
            routes ->
                routes.get(
                    "/boom",
                    context -> {
                      throw new IllegalStateException("secret");
                    }))) {
      HttpResponse<String> failed = server.get("/boom");
      JsonNode problem = Json.mapper().readTree(failed.body());
      assertThat(failed.statusCode()).isEqualTo(500);
      assertThat(failed.headers().firstValue("Content-Type")).contains(Problem.CONTENT_TYPE);
      assertThat(problem.path("errorId").asText()).hasSize(36);
      assertThat(failed.body()).doesNotContain("secret");

      assertThat(server.get("/nothing").statusCode()).isEqualTo(404);
      assertThat(server.get("/nothing").headers().firstValue("Content-Type"))
          .contains(Problem.CONTENT_TYPE);
      assertThat(server.get("/nothing", "Accept", "text/html").body())
          .contains("<h1>There is nothing here</h1>");
      assertThat(server.post("/boom", "").statusCode()).isEqualTo(405);
    }
  }

  @Test
  void namesWhatIsMissing_andIsReadyWithoutWhatCanWait() throws Exception {
    AtomicBoolean mongoIsAway = new AtomicBoolean();
    Backend mongo = new Backend("MongoDB", true, () -> fail(mongoIsAway.get(), "MongoDB"));
    Backend temporal = new Backend("Temporal", false, () -> fail(true, "Temporal"));
    try (TestServer server = TestServer.with(new HealthRoutes(List.of(mongo, temporal)))) {
      HttpResponse<String> ready = server.get("/readyz");
      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(Json.mapper().readTree(ready.body()).path("missing").toString())
          .isEqualTo("[\"Temporal\"]");

      mongoIsAway.set(true);
      HttpResponse<String> notReady = server.get("/readyz");
      assertThat(notReady.statusCode()).isEqualTo(503);
      assertThat(notReady.body()).contains("MongoDB", "Temporal");
      assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void countsRequestsByRoute_neverByAddress() {
    try (TestServer server =
        TestServer.with(routes -> routes.get("/verify/{token}", context -> context.result("")))) {
      server.get("/verify/secret-token");

      assertThat(server.get("/metrics").body())
          .contains("leadline_http_requests_seconds_count")
          .contains("route=\"/verify/{token}\"")
          .doesNotContain("secret-token");
    }
  }

  @Test
  void takesWebhooks_onlyAsTheReceiverSays() {
    AtomicInteger bytes = new AtomicInteger();
    try (TestServer server =
        TestServer.with(
            new WebhookRoutes(
                List.of(
                    new WebhookRoutes.Endpoint(
                        "/webhooks/other",
                        1 << 20,
                        WebhookRoutes.Receiver.notConfigured("OTHER_KEY")),
                    new WebhookRoutes.Endpoint(
                        "/webhooks/sendgrid",
                        5 << 20,
                        (body, headers) -> {
                          String signature = headers.get("Signature");
                          bytes.set(body.length);
                          fail("away".equals(signature), "MongoDB");
                          return signature == null
                              ? new WebhookAnswer(403, "no signature")
                              : new WebhookAnswer(204, "taken");
                        }))))) {
      String path = "/webhooks/sendgrid";
      String header = "signature";

      assertThat(server.post("/webhooks/other", "[]").body()).contains("OTHER_KEY is not set");

      assertThat(server.post(path, "[]").statusCode()).isEqualTo(403);
      assertThat(server.post(path, "[]\r\n", header, "s").statusCode()).isEqualTo(204);
      assertThat(bytes).hasValue(4);
      assertThat(server.post(path, "[]", header, "away").statusCode()).isEqualTo(503);
      assertThat(server.post(path, " ".repeat(3_000_000), header, "s").statusCode()).isEqualTo(204);
      assertThat(server.post(path, " ".repeat(5_300_000), header, "s").statusCode()).isEqualTo(413);
    }
  }

  @Test
  void letsARunningRequestEnd_whenItStops() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    TestServer server =
        TestServer.with(
            routes ->
                routes.get(
                    "/slow",
                    context -> {
                      begun.countDown();
                      end.await();
                      context.result("done");
                    }));
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(() -> server.get("/slow"));
    begun.await();
    int port = server.port();
    Thread stopping = Thread.ofVirtual().start(server::stop);
    awaitRefusal(port);
    assertThat(answer).isNotDone();
    end.countDown();

    assertThat(answer.join().body()).isEqualTo("done");
    stopping.join();
    server.close();
  }

  /** Until nobody listens there any more. */
  private static void awaitRefusal(int port) {
    Instant giveUp = Instant.now().plusSeconds(20);
    while (Instant.now().isBefore(giveUp)) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        socket.setSoTimeout(100);
        Thread.onSpinWait();
      } catch (IOException e) {
        return;
      }
    }
    throw new AssertionError("still accepts connections");
  }

  private static void fail(boolean away, String name) {
    if (away) {
      throw new BackendUnavailableException(name, "gone", new Exception());
    }
  }
}
