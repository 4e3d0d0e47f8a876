package io.leadline.activities.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Removes the records of jobs that succeeded or were cancelled a while ago. */
public final class PurgeJobs implements BackgroundJob<PurgeJobs.Input, Long> {
  private static final Duration KEPT = Duration.ofDays(30);

  private final JobStore jobs;
  private final InstantSource clock;

  public PurgeJobs(JobStore jobs, InstantSource clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Which ones.
   *
   * @param olderThan since they ended; null for 30 days
   */
  public record Input(@Nullable Duration olderThan) {}

  /**
   * @return how many were removed
   */
  @Override
  public Long run(Input input, JobContext context) {
    Instant before = clock.instant().minus(Objects.requireNonNullElse(input.olderThan(), KEPT));
    return Purge.all(context, limit -> jobs.purge(JobStatus.SUCCEEDED, before, limit))
        + Purge.all(context, limit -> jobs.purge(JobStatus.CANCELLED, before, limit));
  }
}
