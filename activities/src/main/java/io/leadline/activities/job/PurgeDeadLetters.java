package io.leadline.activities.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Removes dead letters that nobody has retried or discarded for a while. */
public final class PurgeDeadLetters implements BackgroundJob<PurgeDeadLetters.Input, Long> {
  private static final Duration KEPT = Duration.ofDays(30);

  private final JobStore jobs;
  private final InstantSource clock;

  public PurgeDeadLetters(JobStore jobs, InstantSource clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * Which ones.
   *
   * @param olderThan since they failed; null for 30 days
   */
  public record Input(@Nullable Duration olderThan) {}

  /**
   * @return how many were removed
   */
  @Override
  public Long run(Input input, JobContext context) {
    Instant before = clock.instant().minus(Objects.requireNonNullElse(input.olderThan(), KEPT));
    return Purge.all(context, limit -> jobs.purge(JobStatus.FAILED, before, limit));
  }
}
