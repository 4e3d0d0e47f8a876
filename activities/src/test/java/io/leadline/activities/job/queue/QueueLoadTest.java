package io.leadline.activities.job.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.Noop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueLoadTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:30Z");
  private static final JobKind KIND = JobKind.of("noop", Noop.class);

  private final QueueTally tally = new QueueTally(() -> NOW);

  @ParameterizedTest
  @CsvSource({
    // 1/s of 2 s keep 2 slots busy, 2.86 at 70 % use
    "900, 2000, 0, 3, 1.00/s x 2.000 s / 0.7 use = 3",
    "9, 100, 0, 1, 0.01/s x 0.100 s / 0.7 use = 1",
    "900, 2000, 1800, 9, '(1.00/s + 1,800 waiting / 15 min) x 2.000 s / 0.7 use = 9'"
  })
  void recommendsByLittlesLaw(
      int attempts, long millis, long backlog, int slots, String arithmetic) {
    run(attempts, Duration.ZERO, Duration.ofMillis(millis));

    QueueLoad load = QueueLoad.of(JobQueue.DEFAULT, tally.totals(), backlog);

    assertThat(load.advice()).isEqualTo(new QueueLoad.Advice(slots, arithmetic));
    assertThat(load.mean()).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void tellsPercentilesOfTheWait() {
    run(90, Duration.ofMillis(40), Duration.ofMillis(1));
    run(10, Duration.ofSeconds(4), Duration.ofMillis(1));

    QueueLoad load = QueueLoad.of(JobQueue.DEFAULT, tally.totals(), 0);

    assertThat(Objects.requireNonNull(load.p50()))
        .isBetween(Duration.ofMillis(25), Duration.ofMillis(50));
    assertThat(load.p90()).isEqualTo(Duration.ofMillis(50));
    assertThat(Objects.requireNonNull(load.p99()))
        .isBetween(Duration.ofMillis(2500), Duration.ofSeconds(5));
  }

  @Test
  void saysNothingOfAQueueThatDidNothing() {
    run(5, Duration.ZERO, Duration.ofMillis(1));

    QueueLoad load = QueueLoad.of(JobQueue.LOW, tally.totals(), 7);

    assertThat(load.perSecond()).isZero();
    assertThat(load.advice()).isNull();
    assertThat(load.p99()).isNull();
  }

  @Test
  void addsUpWhatProcessesSay() {
    run(5, Duration.ofMillis(40), Duration.ofSeconds(1));
    List<QueueMinute> twice = List.of(tally.totals().getFirst(), tally.totals().getFirst());

    assertThat(QueueLoad.of(JobQueue.DEFAULT, twice, 0).perSecond()).isEqualTo(10 / 900.0);
  }

  private void run(int attempts, Duration waited, Duration took) {
    for (int i = 0; i < attempts; i++) {
      tally.recorded(KIND, JobStatus.SUCCEEDED, waited, took);
    }
  }
}
