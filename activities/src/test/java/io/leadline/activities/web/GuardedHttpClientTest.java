package io.leadline.activities.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.posting.FeedFetcher;
import io.leadline.activities.posting.FeedVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedHttpClientTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private URI here() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  private GuardedHttpClient open() {
    return new GuardedHttpClient(AllowedOrigins.of(Set.of(here())), TIMEOUT);
  }

  private static InetAddress literal(String address) throws UnknownHostException {
    return InetAddress.getByName(address);
  }

  private static Request get(String url) {
    return new Request.Builder().url(url).build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "198.18.0.1",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[::ffff:127.0.0.1]",
        "[::ffff:169.254.169.254]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[2001:db8::1]",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "localhost"
      })
  void refusesEverySpellingOfOurOwnNetwork(String host) {
    GuardedHttpClient client = new GuardedHttpClient(AllowedOrigins.NONE, TIMEOUT);

    assertThatThrownBy(() -> client.execute(get("https://" + host + ":" + server.getPort() + "/")))
        .isInstanceOf(IOException.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.0.0.8", "169.254.169.254", "::1", "fd00:ec2::254"})
  void refusesAPublicNameWithAPrivateAddress(String address) throws Exception {
    Dns names = host -> List.of(literal("8.8.8.8"), literal(address));
    GuardedHttpClient client = new GuardedHttpClient(AllowedOrigins.NONE, TIMEOUT, names);

    assertThatThrownBy(() -> client.execute(get("https://jobs.example.com/")))
        .isInstanceOf(RefusedAddressException.class)
        .hasMessageContaining("not on the public internet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "1.1.1.1", "172.32.0.1", "2606:4700::1111"})
  void knowsThePublicInternet(String address) throws IOException {
    assertThat(PublicAddresses.isPublic(literal(address))).isTrue();
  }

  @Test
  void looksANameUpOnlyOnce_soThatASecondAnswerCannotDiffer() {
    AtomicInteger lookups = new AtomicInteger();
    Dns rebinding =
        host -> List.of(literal(lookups.incrementAndGet() == 1 ? "192.0.2.1" : "127.0.0.1"));
    GuardedHttpClient client = new GuardedHttpClient(AllowedOrigins.NONE, TIMEOUT, rebinding);

    assertThatThrownBy(() -> client.execute(get("https://x.example/")))
        .isInstanceOf(IOException.class);
    assertThat(lookups).hasValue(1);
  }

  @Test
  void refusesPlainHttpAndUserNames() {
    GuardedHttpClient client =
        new GuardedHttpClient(AllowedOrigins.NONE, TIMEOUT, host -> List.of(literal("8.8.8.8")));

    assertThatThrownBy(() -> client.execute(get("http://jobs.example.com/")))
        .isInstanceOf(RefusedAddressException.class)
        .hasMessageContaining("only https");
    assertThatThrownBy(() -> client.execute(get("https://a:b@jobs.example.com/")))
        .isInstanceOf(RefusedAddressException.class)
        .hasMessageContaining("user name");
  }

  @Test
  void opensWhatTheOperatorAllowed_butNoOtherPort() throws IOException {
    server.enqueue(new MockResponse.Builder().body("hello").build());

    try (Response response = open().execute(get(here() + "/feed.xml"))) {
      assertThat(response.body().string()).isEqualTo("hello");
    }
    assertThatThrownBy(() -> open().execute(get("http://127.0.0.1:1/feed.xml")))
        .isInstanceOf(RefusedAddressException.class);
  }

  @Test
  void judgesEveryRedirect() {
    for (String target :
        List.of("https://127.0.0.1:1/", "http://169.254.169.254/latest/", "https://localhost/")) {
      server.enqueue(new MockResponse.Builder().code(302).addHeader("Location", target).build());

      assertThatThrownBy(() -> open().execute(get(here() + "/feed.xml")))
          .as(target)
          .isInstanceOf(RefusedAddressException.class);
    }
  }

  @Test
  void followsRedirectsThatStayAllowed_upToFive() throws IOException {
    server.enqueue(new MockResponse.Builder().code(302).addHeader("Location", "/b").build());
    server.enqueue(new MockResponse.Builder().body("there").build());

    try (Response response = open().execute(get(here() + "/a"))) {
      assertThat(response.body().string()).isEqualTo("there");
    }
    for (int i = 0; i < 6; i++) {
      server.enqueue(new MockResponse.Builder().code(302).addHeader("Location", "/a").build());
    }
    assertThatThrownBy(() -> open().execute(get(here() + "/a")))
        .hasMessageContaining("redirects more than 5 times");
  }

  @Test
  void asksWhetherAFeedChanged() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("ETag", "\"v1\"")
            .addHeader("Last-Modified", "Sat, 28 Feb 2026 08:00:00 GMT")
            .body("<source/>")
            .build());
    server.enqueue(new MockResponse.Builder().code(304).build());
    server.enqueue(new MockResponse.Builder().code(503).build());
    FeedFetcher fetcher = new WebFeedFetcher(open());
    URI feed = here().resolve("/feed.xml");
    FeedVersion known = new FeedVersion("\"v1\"", "Sat, 28 Feb 2026 08:00:00 GMT");

    try (FeedFetcher.Fetched first = fetcher.open(feed, FeedVersion.UNKNOWN)) {
      assertThat(first.version()).isEqualTo(known);
      assertThat(first.body()).isNotNull();
      assertThat(new String(first.body().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("<source/>");
    }
    try (FeedFetcher.Fetched second = fetcher.open(feed, known)) {
      assertThat(second.body()).isNull();
    }
    server.takeRequest();
    Headers asked = server.takeRequest().getHeaders();
    assertThat(asked.get("If-None-Match")).isEqualTo("\"v1\"");
    assertThat(asked.get("If-Modified-Since")).isEqualTo("Sat, 28 Feb 2026 08:00:00 GMT");
    assertThatThrownBy(() -> fetcher.open(feed, FeedVersion.UNKNOWN)).hasMessageContaining("503");
  }
}
