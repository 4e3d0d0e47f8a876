package io.leadline.activities.posting;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;

/**
 * Copies the postings into a new index, as its template stands now, and swaps it in: after a change
 * of how they are searched, or to get rid of what deletions left behind. Run twice it copies twice.
 */
public final class ReindexPostings implements BackgroundJob<ReindexPostings.Input, Long> {
  private final PostingUpkeep postings;

  public ReindexPostings(PostingUpkeep postings) {
    this.postings = postings;
  }

  /** Nothing is needed. */
  public record Input() {}

  /**
   * @return how many postings were copied
   */
  @Override
  public Long run(Input input, JobContext context) {
    return postings.rebuild();
  }
}
