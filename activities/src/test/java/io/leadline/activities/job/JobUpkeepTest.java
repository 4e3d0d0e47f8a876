package io.leadline.activities.job;

import static io.leadline.activities.job.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.run.JobTrial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The jobs that look after the jobs. */
class JobUpkeepTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  private final FakeJobStore jobs = new FakeJobStore();
  private final FakeJobGroups groups = new FakeJobGroups();
  private final FakeJobBrakes brakes = new FakeJobBrakes();
  private final List<String> alarms = new ArrayList<>();

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

  @Test
  void tellsOfAQueueThatNobodyWorksOff() {
    waiting(JobQueue.HIGH, Duration.ofMinutes(4));
    waiting(JobQueue.DEFAULT, Duration.ofMinutes(45));
    var trial = stalls();

    assertThat(trial.run(new WatchStalls.Input()).result())
        .containsExactly("2 jobs wait in jobs-default, the oldest for 45 minutes");
    assertThat(alarms).hasSize(1);
  }

  @Test
  void knowsThatAPausedQueueWaitsOnPurpose() {
    waiting(JobQueue.DEFAULT, Duration.ofMinutes(45));
    brakes.pause(new JobBrakes.Brake(JobBrakes.Brake.queue(JobQueue.DEFAULT), "operator", NOW));

    assertThat(stalls().run(new WatchStalls.Input()).result()).isEmpty();
  }

  @Test
  void tellsOfManyDeadLettersWithinTheHour() {
    IntStream.range(0, 19).forEach(i -> failed("j" + i, Duration.ofMinutes(5)));
    failed("old", Duration.ofHours(2));
    assertThat(stalls().run(new WatchStalls.Input()).result()).isEmpty();

    failed("one more", Duration.ofMinutes(1));

    assertThat(stalls().run(new WatchStalls.Input()).result())
        .containsExactly("20 jobs that were submitted within the hour are dead letters");
  }

  private JobTrial<WatchStalls.Input, List<String>> stalls() {
    return JobTrial.of(
        new WatchStalls(groups, jobs, brakes, (what, words) -> alarms.add(words), () -> NOW));
  }

  private void ended(String id, JobStatus status, Duration ago) {
    jobs.insert(List.of(aJob(id).createdAt(NOW.minus(ago)).ended(status, NOW.minus(ago)).build()));
  }

  private void failed(String id, Duration ago) {
    ended(id, JobStatus.FAILED, ago);
  }

  private void waiting(JobQueue queue, Duration since) {
    groups.insert(
        List.of(
            new JobGroup(
                "g-" + queue,
                queue,
                true,
                3,
                List.of("a", "b"),
                Set.of("noop"),
                null,
                NOW.minus(since),
                NOW.minus(since),
                null,
                null,
                null,
                null,
                null,
                8)));
  }
}
