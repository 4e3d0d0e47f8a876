package io.leadline.activities.job.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.Noop;
import io.leadline.activities.job.queue.QueueFacts.SlotUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueReporterTest {
  private static final JobKind KIND = JobKind.of("noop", Noop.class);

  private Instant now = Instant.parse("2026-11-28T10:00:30Z");
  private final FakeQueueFacts facts = new FakeQueueFacts();
  private final QueueTally tally = new QueueTally(() -> now);
  private final QueueReporter reporter =
      new QueueReporter(
          facts, "w1", tally, () -> List.of(new SlotUse("jobs-default", 50, 2, now)), () -> now);

  @Test
  void saysEachAttemptOnce_howeverOftenItReports() {
    attempt();
    reporter.report();
    attempt();
    reporter.report();
    reporter.report();

    assertThat(facts.minutes(now.minusSeconds(60)))
        .singleElement()
        .extracting(QueueMinute::attempts, QueueMinute::succeeded)
        .containsExactly(2L, 1L);
    assertThat(facts.uses(now)).containsExactly(new SlotUse("jobs-default", 50, 2, now));
  }

  @Test
  void keepsWhatWasSaidOfEarlierMinutes() {
    attempt();
    reporter.report();
    now = now.plus(Duration.ofMinutes(10));
    reporter.report();
    attempt();
    reporter.close();

    assertThat(facts.minutes(Instant.EPOCH)).hasSize(2);
    assertThat(tally.totals()).hasSize(1);
  }

  private int attempts;

  private void attempt() {
    JobStatus status = attempts++ == 0 ? JobStatus.SUCCEEDED : JobStatus.RETRYING;
    tally.recorded(KIND, status, Duration.ZERO, Duration.ofMillis(5));
  }
}
