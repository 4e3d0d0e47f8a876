package io.leadline.sandbox.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A simulator in a fresh folder with a receiver of its webhooks, and short words for what tests do
 * with it.
 */
abstract class SimulatorFixture {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;
  final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  Receiver receiver;
  ProviderSimulator simulator;

  @BeforeEach
  void startSimulator() throws IOException {
    receiver = Receiver.start();
    simulator = ProviderSimulator.start(SimulatorConfig.forTest(folder, receiver.uri()));
  }

  @AfterEach
  void stopSimulator() throws IOException {
    simulator.close();
    receiver.close();
    http.close();
  }

  void restartSimulator() throws IOException {
    simulator.close();
    simulator = ProviderSimulator.start(SimulatorConfig.forTest(folder, receiver.uri()));
  }

  /** A call that the rules accept, to one address, with a send id. */
  static String mailTo(String address, String sendId) {
    return mail(
        "[{\"to\":[{\"email\":\""
            + address
            + "\"}],\"custom_args\":{\"send_id\":\""
            + sendId
            + "\"}}]");
  }

  static String mail(String personalizations) {
    return """
    {"personalizations":%s,
     "from":{"email":"jobs@leadline.test","name":"Leadline"},
     "subject":"Jobs for you",
     "content":[{"type":"text/plain","value":"See http://jobs.test/t"},
                {"type":"text/html","value":"<p>See <a href='http://jobs.test/1?a=1&amp;b=2'>jobs</a></p>"}]}
    """
        .formatted(personalizations);
  }

  HttpResponse<String> send(String json) throws Exception {
    return exchange(
        request("sendgrid/v3/mail/send")
            .header("Authorization", "Bearer any")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  HttpResponse<String> text(Map<String, String> form) throws Exception {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return exchange(
        request("twilio/2010-04-01/Accounts/AC1/Messages.json")
            .header("Authorization", basic())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  static String basic() {
    return "Basic " + Base64.getEncoder().encodeToString("AC1:token".getBytes(UTF_8));
  }

  JsonNode get(String path) throws Exception {
    return LedgerJson.MAPPER.readTree(page(path).body());
  }

  HttpResponse<String> page(String path) throws Exception {
    return exchange(request(path).GET());
  }

  JsonNode post(String path, String json) throws Exception {
    return LedgerJson.MAPPER.readTree(
        exchange(request(path).POST(HttpRequest.BodyPublishers.ofString(json))).body());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(simulator.uri().resolve(path)).timeout(PATIENCE);
  }

  HttpResponse<String> exchange(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Waits for a condition; fails when it does not come true in time. */
  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("waited in vain for " + what);
      }
      Thread.onSpinWait();
      LockSupport.parkNanos(5_000_000);
    }
  }
}
