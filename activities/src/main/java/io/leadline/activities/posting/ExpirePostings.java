package io.leadline.activities.posting;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Closes postings whose own end has passed, whether or not their feed still lists them. Searches
 * leave them out by themselves; this keeps what operators see in step. Forgets which postings were
 * the same job when none of them was new or changed for 180 days.
 */
public final class ExpirePostings implements BackgroundJob<ExpirePostings.Input, Long> {
  /** Three times as long as a lead remembers what it saw. */
  private static final Duration REMEMBERED = Duration.ofDays(180);

  private final PostingUpkeep postings;
  private final PostingClusters clusters;
  private final InstantSource clock;

  public ExpirePostings(PostingUpkeep postings, PostingClusters clusters, InstantSource clock) {
    this.postings = postings;
    this.clusters = clusters;
    this.clock = clock;
  }

  /**
   * Which ones.
   *
   * @param before that ended before this; null for now
   */
  public record Input(@Nullable Instant before) {}

  /**
   * @return how many were closed
   */
  @Override
  public Long run(Input input, JobContext context) {
    Instant now = clock.instant();
    clusters.forget(now.minus(REMEMBERED));
    return postings.closeExpired(input.before() == null ? now : input.before(), now);
  }
}
