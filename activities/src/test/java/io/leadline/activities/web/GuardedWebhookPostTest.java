package io.leadline.activities.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.webhook.WebhookPost.Answer;
import io.leadline.activities.webhook.WebhookPost.ForbiddenReceiverException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedWebhookPostTest {
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final MockWebServer receiver = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  private URI url() {
    return receiver.url("/in").uri();
  }

  private GuardedWebhookPost open() {
    return new GuardedWebhookPost(new GuardedHttpClient(AllowedOrigins.of(Set.of(url())), TIMEOUT));
  }

  @Test
  void postsHeadersAndBodyAsTheyAre() throws Exception {
    receiver.enqueue(new MockResponse.Builder().code(503).addHeader("Retry-After", "7").build());

    assertThat(open().post(url(), Map.of("webhook-id", "j1"), BODY))
        .isEqualTo(new Answer(503, "7"));

    RecordedRequest request = receiver.takeRequest();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getHeaders().get("webhook-id")).isEqualTo("j1");
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(request.getBody().utf8()).isEqualTo("{}");
  }

  @Test
  void followsNoRedirect() throws Exception {
    receiver.enqueue(
        new MockResponse.Builder().code(307).addHeader("Location", url() + "/else").build());

    assertThat(open().post(url(), Map.of(), BODY)).isEqualTo(new Answer(307, null));
    assertThat(receiver.getRequestCount()).isEqualTo(1);
  }

  @Test
  void goesOnlyWhereTheGuardLetsIt() {
    GuardedWebhookPost closed =
        new GuardedWebhookPost(new GuardedHttpClient(AllowedOrigins.NONE, TIMEOUT));

    for (String address : new String[] {url().toString(), "https://127.0.0.1/x", "ftp://a/b"}) {
      assertThatThrownBy(() -> closed.post(URI.create(address), Map.of(), BODY))
          .isInstanceOf(ForbiddenReceiverException.class);
    }
    assertThat(receiver.getRequestCount()).isZero();
  }
}
