package io.leadline.activities.job;

import static io.leadline.activities.job.JobBuilder.SUBMITTED;
import static io.leadline.activities.job.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.config.Environment;
import io.leadline.activities.job.JobHousekeeping.Removed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobHousekeepingTest {
  private static final Instant ENDED = SUBMITTED;
  private static final JobRetention RETENTION =
      new JobRetention(Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(365));

  private final FakeJobStore jobs = new FakeJobStore();
  private final FakeJobBatches batches = new FakeJobBatches();
  private final FakeProcessLeases leases = new FakeProcessLeases();
  private final FakeAuditLog audit = new FakeAuditLog();

  private Removed runAfterDays(int days) {
    InstantSource clock = InstantSource.fixed(ENDED.plus(Duration.ofDays(days)).plusMillis(1));
    return new JobHousekeeping(jobs, batches, leases, audit, RETENTION, clock).run(() -> false);
  }

  @Test
  void keepsResultsForThirtyDaysAndDeadLettersLonger() {
    jobs.insert(
        List.of(
            aJob("good").ended(JobStatus.SUCCEEDED, ENDED).build(),
            aJob("stopped").ended(JobStatus.CANCELLED, ENDED).build(),
            aJob("dead").ended(JobStatus.FAILED, ENDED).build(),
            aJob("waits").build(),
            aJob("runs").status(JobStatus.RUNNING).build()));

    assertThat(runAfterDays(29)).isEqualTo(new Removed(0, 0, 0));
    assertThat(runAfterDays(30)).isEqualTo(new Removed(2, 0, 0));
    assertThat(runAfterDays(30)).isEqualTo(new Removed(0, 0, 0));
    assertThat(runAfterDays(90)).isEqualTo(new Removed(0, 1, 0));

    assertThat(jobs.list(JobFilter.ALL, 10))
        .extracting(JobRecord::id)
        .containsExactlyInAnyOrder("waits", "runs");
  }

  @Test
  void removesMoreThanOnePageAndStopsWhenTold() {
    List<JobRecord> many =
        IntStream.range(0, 2_500)
            .mapToObj(n -> aJob("j" + n).ended(JobStatus.SUCCEEDED, ENDED).build())
            .toList();
    jobs.insert(many);
    AtomicInteger asked = new AtomicInteger();
    InstantSource later = InstantSource.fixed(ENDED.plus(Duration.ofDays(31)));
    JobHousekeeping stopped = new JobHousekeeping(jobs, batches, leases, audit, RETENTION, later);

    assertThat(stopped.run(() -> asked.incrementAndGet() > 1).results()).isEqualTo(1_000);
    assertThat(runAfterDays(31).results()).isEqualTo(1_500);
  }

  @Test
  void forgetsBatchesThatEndedAndKeepsThoseThatRun() {
    batches.insert(new JobBatch("old", "noop", 1, ENDED, ENDED, false, null, ENDED));
    batches.insert(new JobBatch("runs", "noop", 1, ENDED, ENDED, false, null, null));

    assertThat(runAfterDays(30).batches()).isEqualTo(1);
    assertThat(runAfterDays(30).batches()).isZero();

    assertThat(batches.list(10)).extracting(JobBatch::id).containsExactly("runs");
  }

  @Test
  void forgetsDeadProcessesAndOldActs() {
    leases.renew("dead", ENDED);
    leases.renew("alive", ENDED.plus(Duration.ofDays(400)));
    audit.add(new AuditLog.Entry("a1", ENDED, "cli", "job.retry", "j1", "again"));

    runAfterDays(364);
    assertThat(audit.list(10)).hasSize(1);
    runAfterDays(365);
    runAfterDays(365);

    assertThat(audit.list(10)).isEmpty();
    assertThat(leases.alive(ENDED.minusSeconds(1))).containsExactly("alive");
  }

  @Test
  void retentionIsSet() {
    assertThat(JobRetention.from(new Environment(Map.of()))).isEqualTo(JobRetention.DEFAULTS);
    assertThat(
            JobRetention.from(
                new Environment(
                    Map.of(
                        "LEADLINE_KEEP_RESULTS", "P3D",
                        "LEADLINE_KEEP_DEAD_LETTERS", "P4D",
                        "LEADLINE_KEEP_AUDIT", "P5D"))))
        .isEqualTo(new JobRetention(Duration.ofDays(3), Duration.ofDays(4), Duration.ofDays(5)));
  }
}
