package io.leadline.activities.sendgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.job.PermanentFailure;
import io.leadline.activities.message.ProviderSuppressions.Kind;
import io.leadline.activities.message.ProviderSuppressions.Listed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendGridSuppressionsTest {
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void readsAPageOfAList() throws Exception {
    answer(
        200,
        """
        [{"created":1772452800,"email":"ada@example.com","reason":"550 no","status":"5.1.1"},
         {"created":1772452801,"email":"ben@example.com"}]""");

    assertThat(lists().page(Kind.SPAM_REPORT, 500, 250))
        .containsExactly(
            new Listed("ada@example.com", Instant.ofEpochSecond(1_772_452_800L)),
            new Listed("ben@example.com", Instant.ofEpochSecond(1_772_452_801L)));
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/v3/suppression/spam_reports?limit=250&offset=500");
  }

  @Test
  void saysWhichScopeIsMissing() {
    answer(403, "{\"errors\":[{\"message\":\"access forbidden\"}]}");

    assertThatThrownBy(() -> lists().page(Kind.BOUNCE, 0, 500))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("/v3/suppression/bounces")
        .hasMessageContaining("suppression.read");
  }

  @Test
  void whatMayPassIsTriedAgain() {
    answer(429, "{\"errors\":[{\"message\":\"too many requests\"}]}");
    assertThatThrownBy(() -> lists().page(Kind.BLOCK, 0, 500))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("429 too many requests");

    answer(200, "{}");
    assertThatThrownBy(() -> lists().page(Kind.UNSUBSCRIBE, 0, 500))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no list");
  }

  private void answer(int code, String body) {
    server.enqueue(new MockResponse.Builder().code(code).body(body).build());
  }

  private SendGridSuppressions lists() {
    return new SendGridSuppressions(
        new SendGridApi(server.url("/").toString(), "SG.key", Duration.ofSeconds(5)));
  }
}
