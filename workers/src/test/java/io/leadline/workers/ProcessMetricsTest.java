package io.leadline.workers;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessMetricsTest {
  private final AtomicBoolean ready = new AtomicBoolean();
  private int port;
  private ProcessMetrics metrics;

  @BeforeEach
  void start() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    metrics = new ProcessMetrics(port, ready::get);
  }

  @AfterEach
  void stop() {
    metrics.close();
  }

  @Test
  void isHealthyAtOnce_andReadyWhenItCanWork() throws Exception {
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
    assertThat(get("/readyz").statusCode()).isEqualTo(503);

    ready.set(true);

    assertThat(get("/readyz").statusCode()).isEqualTo(200);
  }

  @Test
  void keepsTimersOfTheSdkSmall_andShowsOurOwnBuckets() throws Exception {
    Timer.builder("temporal_request_latency")
        .publishPercentileHistogram()
        .register(metrics.registry())
        .record(Duration.ofMillis(3));
    Timer.builder("leadline_alert_slot")
        .serviceLevelObjectives(Duration.ofSeconds(1))
        .register(metrics.registry())
        .record(Duration.ofMillis(3));

    String body = get("/metrics").body();

    assertThat(body)
        .contains("temporal_request_latency_seconds_count 1")
        .contains("leadline_alert_slot_seconds_bucket")
        .doesNotContain("temporal_request_latency_seconds_bucket");
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
