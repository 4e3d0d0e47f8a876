package io.leadline.activities.job.upkeep;

import static io.leadline.activities.job.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.AuditLog;
import io.leadline.activities.job.FakeAuditLog;
import io.leadline.activities.job.FakeJobBatches;
import io.leadline.activities.job.FakeJobStore;
import io.leadline.activities.job.FakeProcessLeases;
import io.leadline.activities.job.JobBatch;
import io.leadline.activities.job.JobBuilder;
import io.leadline.activities.job.JobRetention;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.chain.ChainStep;
import io.leadline.activities.job.chain.FakeJobChains;
import io.leadline.activities.job.chain.JobChain;
import io.leadline.activities.job.run.JobTrial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What jobs leave behind goes in time, and not before. */
class TidyJobsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final Duration OLD = Duration.ofDays(31);
  private static final Duration RECENT = Duration.ofDays(29);

  private final FakeJobBatches batches = new FakeJobBatches();
  private final FakeJobChains chains = new FakeJobChains();
  private final FakeJobStore jobs = new FakeJobStore();
  private final FakeProcessLeases leases = new FakeProcessLeases();
  private final FakeAuditLog audit = new FakeAuditLog();
  private final JobTrial<TidyJobs.Input, TidyJobs.Removed> trial =
      JobTrial.of(
          new TidyJobs(
              new TidyJobs.Stores(batches, chains, jobs, leases, audit),
              JobRetention.DEFAULTS,
              () -> NOW));

  @Test
  void removesBatchesThatEndedLongAgo_andMoreThanFitInOneGo() {
    IntStream.range(0, 1100).forEach(i -> batch("old" + i, OLD));
    batch("recent", RECENT);
    batches.insert(aBatch("running", OLD.plus(OLD)));

    assertThat(tidied().batches()).isEqualTo(1100);
    assertThat(trial.again().result()).isEqualTo(new TidyJobs.Removed(0, 0, 0, 0));
    assertThat(batches.list(10))
        .extracting(JobBatch::id)
        .containsExactlyInAnyOrder("recent", "running");
  }

  @Test
  void removesChainsOfWhichNothingIsUnderWay() {
    chain("over", OLD);
    jobs.insert(List.of(aJob("over-0-0").ended(JobStatus.SUCCEEDED, NOW.minus(OLD)).build()));
    chain("all-purged", OLD);
    chain("waits", OLD);
    jobs.insert(List.of(aJob("waits-0-0").status(JobStatus.RETRYING).build()));
    chain("just-ended", OLD);
    jobs.insert(List.of(aJob("just-ended-0-0").ended(JobStatus.FAILED, NOW.minus(RECENT)).build()));
    chain("recent", RECENT);
    chains.insert(aChain("unstarted", OLD));

    assertThat(tidied().chains()).isEqualTo(2);
    assertThat(trial.again().result()).isEqualTo(new TidyJobs.Removed(0, 0, 0, 0));
    assertThat(chains.list(10))
        .extracting(JobChain::id)
        .containsExactlyInAnyOrder("waits", "just-ended", "recent", "unstarted");
  }

  @Test
  void removesLeasesOfProcessesThatDied() {
    leases.renew("dead", NOW.minus(Duration.ofDays(2)));
    leases.renew("alive", NOW.plusSeconds(5));

    tidied();

    assertThat(leases.alive(Instant.EPOCH)).containsExactly("alive");
  }

  @Test
  void removesVoidIdsAndOldActs() {
    jobs.insertVoid(List.of("a", "b"), NOW.minus(OLD));
    jobs.insertVoid(List.of("c"), NOW.minus(RECENT));
    act("old", Duration.ofDays(366));
    act("recent", Duration.ofDays(364));

    assertThat(tidied()).isEqualTo(new TidyJobs.Removed(0, 0, 2, 1));
    assertThat(trial.again().result()).isEqualTo(new TidyJobs.Removed(0, 0, 0, 0));
    assertThat(audit.list(10)).extracting(AuditLog.Entry::id).containsExactly("recent");
  }

  @Test
  void knowsAWholeAsLongAsAnyOfItsJobs() {
    JobRetention longer =
        new JobRetention(Duration.ofDays(7), Duration.ofDays(90), Duration.ofDays(365));

    assertThat(longer.wholes()).isEqualTo(Duration.ofDays(90));
    assertThat(JobRetention.DEFAULTS.wholes()).isEqualTo(Duration.ofDays(30));
  }

  private TidyJobs.Removed tidied() {
    TidyJobs.Removed removed = trial.run(new TidyJobs.Input()).result();
    assertThat(removed).isNotNull();
    return removed;
  }

  private void batch(String id, Duration endedAgo) {
    batches.insert(aBatch(id, endedAgo));
    batches.end(id, NOW.minus(endedAgo));
  }

  private static JobBatch aBatch(String id, Duration ago) {
    Instant then = NOW.minus(ago);
    return new JobBatch(id, "noop", 1, then, then, false, null, null);
  }

  private void chain(String id, Duration ago) {
    chains.insert(aChain(id, ago));
    chains.started(id);
  }

  private static JobChain aChain(String id, Duration ago) {
    ChainStep step =
        new ChainStep(false, List.of(new ChainStep.ChainJob("noop", JobBuilder.sealed("{}"))));
    return new JobChain(id, NOW.minus(ago), JobChain.OnFailure.STOP, false, List.of(step, step));
  }

  private void act(String id, Duration ago) {
    audit.add(new AuditLog.Entry(id, NOW.minus(ago), "operator", "job.retry", "job-1", ""));
  }
}
