package io.leadline.activities.engagement;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.Purge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Removes the acts of old messages; what they meant stays in the rows of the ledger. */
public final class PurgeActs implements BackgroundJob<PurgeActs.Input, Long> {
  private static final Duration KEPT = Duration.ofDays(90);

  private final Acts acts;
  private final InstantSource clock;

  public PurgeActs(Acts acts, InstantSource clock) {
    this.acts = acts;
    this.clock = clock;
  }

  /**
   * Which ones.
   *
   * @param olderThan the date of their message; null for 90 days
   */
  public record Input(@Nullable Duration olderThan) {}

  /**
   * @return of how many messages
   */
  @Override
  public Long run(Input input, JobContext context) {
    Instant before = clock.instant().minus(Objects.requireNonNullElse(input.olderThan(), KEPT));
    return Purge.all(context, limit -> acts.purgeBefore(before, limit));
  }
}
