package io.leadline.activities.job;

import static io.leadline.activities.job.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.run.JobTrial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The jobs that look after the jobs. */
class JobUpkeepTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  private final FakeJobStore jobs = new FakeJobStore();

  @Test
  void removesWhatEndedWellAMonthAgo() {
    ended("old", JobStatus.SUCCEEDED, Duration.ofDays(31));
    ended("cancelled", JobStatus.CANCELLED, Duration.ofDays(31));
    ended("recent", JobStatus.SUCCEEDED, Duration.ofDays(29));
    ended("dead", JobStatus.FAILED, Duration.ofDays(31));
    var trial = JobTrial.of(new PurgeJobs(jobs, JobRetention.DEFAULTS, () -> NOW));

    assertThat(trial.run(new PurgeJobs.Input(null)).result()).isEqualTo(2);
    assertThat(trial.again().result()).isZero();
    assertThat(jobs.findAll(List.of("old", "cancelled", "recent", "dead")))
        .extracting(JobRecord::id)
        .containsExactly("recent", "dead");
  }

  @Test
  void removesDeadLettersOfAnAge() {
    ended("old", JobStatus.FAILED, Duration.ofDays(8));
    ended("recent", JobStatus.FAILED, Duration.ofDays(6));
    ended("done", JobStatus.SUCCEEDED, Duration.ofDays(8));
    var trial = JobTrial.of(new PurgeDeadLetters(jobs, JobRetention.DEFAULTS, () -> NOW));

    assertThat(trial.run(new PurgeDeadLetters.Input(Duration.ofDays(7))).result()).isEqualTo(1);
    assertThat(trial.again().result()).isZero();
    assertThat(jobs.find("old")).isEmpty();
  }

  @Test
  void removesMoreThanFitsInOneGo() {
    IntStream.range(0, 2100).forEach(i -> ended("j" + i, JobStatus.SUCCEEDED, Duration.ofDays(40)));
    var trial = JobTrial.of(new PurgeJobs(jobs, JobRetention.DEFAULTS, () -> NOW));

    assertThat(trial.run(new PurgeJobs.Input(null)).result()).isEqualTo(2100);
  }

  private void ended(String id, JobStatus status, Duration ago) {
    jobs.insert(List.of(aJob(id).createdAt(NOW.minus(ago)).ended(status, NOW.minus(ago)).build()));
  }
}
