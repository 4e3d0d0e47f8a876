package io.leadline.activities.message;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.Purge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Forgets which channels were failing once nothing has come back on them for longer than the
 * longest pause.
 */
public final class PurgeFailingChannels implements BackgroundJob<PurgeFailingChannels.Input, Long> {
  private static final Duration KEPT = Duration.ofDays(120);

  private final FailingChannels channels;
  private final InstantSource clock;

  public PurgeFailingChannels(FailingChannels channels, InstantSource clock) {
    this.channels = channels;
    this.clock = clock;
  }

  /** Nothing is needed. */
  public record Input() {}

  /**
   * @return how many were removed
   */
  @Override
  public Long run(Input input, JobContext context) {
    Instant before = clock.instant().minus(KEPT);
    return Purge.all(context, limit -> channels.purgeBefore(before, limit));
  }
}
