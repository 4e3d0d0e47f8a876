package io.leadline.activities.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.address.MailDomains.Answer;
import io.leadline.activities.address.MailDomains.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CachedMailDomainsTest {
  private final AtomicLong nanos = new AtomicLong();
  private final List<String> asked = new ArrayList<>();
  private Answer answer = new Answer(Status.UNKNOWN, Duration.ofSeconds(30));
  private final MailDomains cached =
      new CachedMailDomains(
          domain -> {
            asked.add(domain);
            return answer;
          },
          nanos::get);

  @Test
  void asksAgainOnlyWhenTheAnswerHasExpired() {
    assertThat(cached.ask("a.test").status()).isEqualTo(Status.UNKNOWN);
    answer = new Answer(Status.ACCEPTS, Duration.ofHours(1));
    nanos.addAndGet(Duration.ofSeconds(29).toNanos());
    assertThat(cached.ask("a.test").status()).isEqualTo(Status.UNKNOWN);

    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(cached.ask("a.test").status()).isEqualTo(Status.ACCEPTS);
    nanos.addAndGet(Duration.ofMinutes(59).toNanos());
    assertThat(cached.ask("a.test").status()).isEqualTo(Status.ACCEPTS);

    assertThat(asked).containsExactly("a.test", "a.test");
  }
}
