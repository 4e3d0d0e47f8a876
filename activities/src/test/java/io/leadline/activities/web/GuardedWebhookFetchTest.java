package io.leadline.activities.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedWebhookFetchTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private URI url() {
    return server.url("/a.pem").uri();
  }

  private GuardedWebhookFetch open() {
    return new GuardedWebhookFetch(
        new GuardedHttpClient(AllowedOrigins.of(Set.of(url())), TIMEOUT));
  }

  @Test
  void answersTheBody() throws Exception {
    server.enqueue(new MockResponse.Builder().body("a certificate").build());

    assertThat(open().get(url())).asString().isEqualTo("a certificate");
  }

  @Test
  void takesNothingButAnAnswerOf200FromTheAddressItself() {
    server.enqueue(new MockResponse.Builder().code(404).build());
    assertThatThrownBy(() -> open().get(url())).hasMessageContaining("answered 404");

    server.enqueue(new MockResponse.Builder().code(302).addHeader("Location", "/b.pem").build());
    server.enqueue(new MockResponse.Builder().body("another certificate").build());
    assertThatThrownBy(() -> open().get(url())).hasMessageContaining("redirects to");
  }

  @Test
  void readsNoMoreThanItsLimit() {
    server.enqueue(new MockResponse.Builder().body("x".repeat((1 << 16) + 1)).build());

    assertThatThrownBy(() -> open().get(url())).hasMessageContaining("more than 65536 bytes");
  }

  @Test
  void goesOnlyWhereTheGuardLetsIt() {
    GuardedWebhookFetch closed =
        new GuardedWebhookFetch(new GuardedHttpClient(AllowedOrigins.NONE, TIMEOUT));

    for (String address : new String[] {url().toString(), "https://127.0.0.1/x", "ftp://a/b"}) {
      assertThatThrownBy(() -> closed.get(URI.create(address))).isInstanceOf(IOException.class);
    }
    assertThat(server.getRequestCount()).isZero();
  }
}
