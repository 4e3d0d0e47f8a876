package io.leadline.activities.posting.feed;

/** Who stands behind a feed, the nearest to the job first: of the same job theirs is shown. */
public enum Publisher {
  /** The employer's own applicant system. */
  EMPLOYER,
  BOARD,
  /** Shows what others publish. */
  AGGREGATOR
}
