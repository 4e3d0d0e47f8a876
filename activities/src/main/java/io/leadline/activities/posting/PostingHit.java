package io.leadline.activities.posting;

import io.leadline.activities.posting.feed.Publisher;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A posting as an alert or a listing needs it, with its score for the query that found it.
 *
 * @param score text match times freshness and nearness, above zero; 0 when fetched by id
 * @param cluster equal for postings of the same job
 */
public record PostingHit(
    String id,
    String title,
    @Nullable String company,
    @Nullable String placeName,
    @Nullable String pay,
    String url,
    boolean remote,
    Instant firstSeenAt,
    double score,
    Publisher publisher,
    String cluster) {

  /** A board's posting that is alone in its cluster. */
  public PostingHit(
      String id,
      String title,
      @Nullable String company,
      @Nullable String placeName,
      @Nullable String pay,
      String url,
      boolean remote,
      Instant firstSeenAt,
      double score) {
    this(id, title, company, placeName, pay, url, remote, firstSeenAt, score, Publisher.BOARD, id);
  }
}
