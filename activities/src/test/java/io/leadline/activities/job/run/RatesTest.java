package io.leadline.activities.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.FakeJobRates;
import io.leadline.activities.job.JobRates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatesTest {
  private static final Instant NOON = Instant.parse("2026-09-01T12:00:00.250Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final JobRates shared = new FakeJobRates();
  private final Rates rates = new Rates(shared, now::get);

  @Test
  void admitsTheRate_andGivesTheRestItsSecond() {
    assertThat(ask(rates, 12))
        .startsWith(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())
        .containsSubsequence(
            Optional.empty(),
            Optional.of(Instant.parse("2026-09-01T12:00:01Z")),
            Optional.of(Instant.parse("2026-09-01T12:00:02Z")))
        .filteredOn(Optional::isEmpty)
        .hasSize(5);
    assertThat(ask(rates, 4))
        .containsExactly(
            Optional.of(Instant.parse("2026-09-01T12:00:02Z")),
            Optional.of(Instant.parse("2026-09-01T12:00:02Z")),
            Optional.of(Instant.parse("2026-09-01T12:00:02Z")),
            Optional.of(Instant.parse("2026-09-01T12:00:03Z")));
  }

  @Test
  void processesShareTheRate() {
    Rates other = new Rates(shared, now::get);

    List<Optional<Instant>> admitted =
        IntStream.range(0, 10)
            .mapToObj(i -> (i % 2 == 0 ? rates : other).admit("kind:a", 5))
            .filter(Optional::isEmpty)
            .toList();

    assertThat(admitted).hasSize(5);
  }

  @Test
  void nextSecondBeginsAnew() {
    assertThat(ask(rates, 6)).last().isNotEqualTo(Optional.empty());

    now.set(NOON.plusSeconds(1));

    assertThat(ask(rates, 5)).containsOnly(Optional.empty());
  }

  @Test
  void noRateIsNoLimit() {
    assertThat(IntStream.range(0, 1000).mapToObj(i -> rates.admit("kind:a", 0)))
        .containsOnly(Optional.empty());
  }

  private static List<Optional<Instant>> ask(Rates rates, int times) {
    return IntStream.range(0, times).mapToObj(i -> rates.admit("kind:a", 5)).toList();
  }
}
