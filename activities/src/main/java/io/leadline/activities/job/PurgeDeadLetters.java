package io.leadline.activities.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Removes dead letters that nobody has retried or discarded for a while. */
public final class PurgeDeadLetters implements BackgroundJob<PurgeDeadLetters.Input, Long> {
  private final JobStore jobs;
  private final Duration kept;
  private final InstantSource clock;

  public PurgeDeadLetters(JobStore jobs, JobRetention retention, InstantSource clock) {
    this.jobs = jobs;
    this.kept = retention.deadLetters();
    this.clock = clock;
  }

  /**
   * Which ones.
   *
   * @param olderThan since they failed; null for LEADLINE_KEEP_DEAD_LETTERS
   */
  public record Input(@Nullable Duration olderThan) {}

  /**
   * @return how many were removed
   */
  @Override
  public Long run(Input input, JobContext context) {
    Instant before = clock.instant().minus(Objects.requireNonNullElse(input.olderThan(), kept));
    return Purge.all(context, limit -> jobs.purge(JobStatus.FAILED, before, limit));
  }
}
