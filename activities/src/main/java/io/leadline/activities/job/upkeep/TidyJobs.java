package io.leadline.activities.job.upkeep;

import io.leadline.activities.job.AuditLog;
import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobBatch;
import io.leadline.activities.job.JobBatches;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobRetention;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.job.ProcessLeases;
import io.leadline.activities.job.Purge;
import io.leadline.activities.job.chain.JobChain;
import io.leadline.activities.job.chain.JobChains;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Removes what jobs leave behind beside their records: batches and chains that ended a while ago,
 * leases of processes that died, ids that were taken without a record, and old acts of operators.
 */
public final class TidyJobs implements BackgroundJob<TidyJobs.Input, TidyJobs.Removed> {
  /** A process that sleeps for longer than this finds its lease gone, as it would find it ended. */
  private static final Duration LEASES_KEPT = Duration.ofDays(1);

  private final Stores stores;
  private final JobRetention retention;
  private final InstantSource clock;

  /** Where it all is. */
  public record Stores(
      JobBatches batches, JobChains chains, JobStore jobs, ProcessLeases leases, AuditLog audit) {}

  public TidyJobs(Stores stores, JobRetention retention, InstantSource clock) {
    this.stores = stores;
    this.retention = retention;
    this.clock = clock;
  }

  /** Nothing is needed. */
  public record Input() {}

  /** How many of each were removed. */
  public record Removed(long batches, long chains, long voidIds, long acts) {}

  @Override
  public Removed run(Input input, JobContext context) {
    Instant now = clock.instant();
    Instant wholesBefore = now.minus(retention.wholes());
    stores.leases().forget(now.minus(LEASES_KEPT));
    return new Removed(
        Purge.all(context, limit -> batches(wholesBefore, limit)),
        chains(wholesBefore, context),
        Purge.all(context, limit -> stores.jobs().purgeVoid(now.minus(retention.jobs()), limit)),
        Purge.all(context, limit -> stores.audit().purge(now.minus(retention.audit()), limit)));
  }

  private int batches(Instant endedBefore, int limit) {
    List<JobBatch> old = stores.batches().ended(endedBefore, limit);
    old.forEach(batch -> stores.batches().remove(batch.id()));
    return old.size();
  }

  private long chains(Instant before, JobContext context) {
    long removed = 0;
    Instant after = Instant.EPOCH;
    List<JobChain> page = stores.chains().acceptedBetween(after, before, Purge.AT_ONCE);
    while (!page.isEmpty()) {
      for (JobChain chain : page) {
        context.checkCancelled();
        if (isOver(chain, before)) {
          stores.chains().remove(chain.id());
          removed++;
        }
      }
      after = page.getLast().createdAt();
      page = stores.chains().acceptedBetween(after, before, Purge.AT_ONCE);
    }
    return removed;
  }

  /** No job of it is under way or ended lately; those that ended earlier may be gone. */
  private boolean isOver(JobChain chain, Instant before) {
    List<String> ids =
        IntStream.range(0, chain.steps().size())
            .boxed()
            .flatMap(step -> chain.jobIds(step).stream())
            .toList();
    return stores.jobs().findAll(ids).stream().allMatch(job -> endedBefore(job, before));
  }

  private static boolean endedBefore(JobRecord job, Instant before) {
    Instant completed = job.completedAt();
    return job.status().isFinal() && completed != null && completed.isBefore(before);
  }
}
