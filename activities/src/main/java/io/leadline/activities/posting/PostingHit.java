package io.leadline.activities.posting;

import io.leadline.activities.place.GeoPoint;
import io.leadline.activities.posting.feed.Publisher;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A posting as an alert or a listing needs it, with its score for the query that found it.
 *
 * @param score text match times {@link PostingFactors}, above zero; 0 when fetched by id
 * @param cluster equal for postings of the same job
 * @param point where the work is; null when the gazetteer does not know the place
 * @param open false once it was closed
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
    String cluster,
    @Nullable String category,
    @Nullable GeoPoint point,
    @Nullable Instant expiresAt,
    boolean open) {

  /** An open posting of which nothing more is known. */
  public PostingHit(
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
    this(
        id,
        title,
        company,
        placeName,
        pay,
        url,
        remote,
        firstSeenAt,
        score,
        publisher,
        cluster,
        null,
        null,
        null,
        true);
  }

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

  /** A posting as an index holds it. */
  public static PostingHit of(Posting posting, double score, boolean open) {
    PostingPlace place = posting.place();
    return new PostingHit(
        posting.id(),
        posting.title(),
        posting.company(),
        place == null ? null : place.name(),
        posting.pay(),
        posting.url(),
        posting.remote(),
        posting.firstSeenAt(),
        score,
        posting.publisher(),
        posting.cluster(),
        posting.category(),
        place == null ? null : place.point(),
        posting.expiresAt(),
        open);
  }

  /** What its score for that query is made of beside the words. */
  public PostingFactors factors(PostingQuery query) {
    return PostingFactors.of(
        firstSeenAt, point, remote, pay != null, publisher == Publisher.EMPLOYER, query);
  }
}
