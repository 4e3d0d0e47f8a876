package io.leadline.activities.message;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.Purge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Forgets provider events after a week; providers repeat none for longer than three days or so. */
public final class PruneEvents implements BackgroundJob<PruneEvents.Input, Long> {
  private static final Duration KEPT = Duration.ofDays(7);

  private final ProviderEventLog events;
  private final InstantSource clock;

  public PruneEvents(ProviderEventLog events, InstantSource clock) {
    this.events = events;
    this.clock = clock;
  }

  /**
   * Which ones.
   *
   * @param olderThan since they were received, a week or more; null for a week
   */
  public record Input(@Nullable Duration olderThan) {
    public Input {
      if (olderThan != null && olderThan.compareTo(KEPT) < 0) {
        throw new IllegalArgumentException("olderThan must be P7D or more");
      }
    }
  }

  /**
   * @return how many were removed
   */
  @Override
  public Long run(Input input, JobContext context) {
    Instant before = clock.instant().minus(Objects.requireNonNullElse(input.olderThan(), KEPT));
    return Purge.all(context, limit -> events.purgeBefore(before, limit));
  }
}
