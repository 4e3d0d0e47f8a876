package io.leadline.activities.posting;

import java.util.List;

/**
 * The first of the postings that fit a filter.
 *
 * @param total how many fit in all; exact up to 10,000
 */
public record PostingPage(long total, List<PostingHit> hits) {
  public PostingPage {
    hits = List.copyOf(hits);
  }
}
