package io.leadline.activities.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Removes the records of jobs that succeeded or were cancelled a while ago. */
public final class PurgeJobs implements BackgroundJob<PurgeJobs.Input, Long> {
  private final JobStore jobs;
  private final Duration kept;
  private final InstantSource clock;

  public PurgeJobs(JobStore jobs, JobRetention retention, InstantSource clock) {
    this.jobs = jobs;
    this.kept = retention.jobs();
    this.clock = clock;
  }

  /**
   * Which ones.
   *
   * @param olderThan since they ended; null for LEADLINE_KEEP_JOBS
   */
  public record Input(@Nullable Duration olderThan) {}

  /**
   * @return how many were removed
   */
  @Override
  public Long run(Input input, JobContext context) {
    Instant before = clock.instant().minus(Objects.requireNonNullElse(input.olderThan(), kept));
    return Purge.all(context, limit -> jobs.purge(JobStatus.SUCCEEDED, before, limit))
        + Purge.all(context, limit -> jobs.purge(JobStatus.CANCELLED, before, limit));
  }
}
