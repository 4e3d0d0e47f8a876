package io.leadline.activities.posting;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Closes postings whose own end has passed, whether or not their feed still lists them. Searches
 * leave them out by themselves; this keeps what operators see in step.
 */
public final class ExpirePostings implements BackgroundJob<ExpirePostings.Input, Long> {
  private final PostingUpkeep postings;
  private final InstantSource clock;

  public ExpirePostings(PostingUpkeep postings, InstantSource clock) {
    this.postings = postings;
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
    return postings.closeExpired(input.before() == null ? now : input.before(), now);
  }
}
