package io.leadline.activities.posting;

import io.leadline.activities.posting.feed.Publisher;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One job advert as it stands in the index.
 *
 * @param id see {@link PostingId}
 * @param source the feed it came from; snapshot rules compare within one source
 * @param externalId the feed's own reference
 * @param descriptionText plain text, trimmed
 * @param pay as the feed words it
 * @param firstSeenAt when we saw it first; freshness counts from here because feeds carry old dates
 * @param publishedAt what the feed says; for display only
 * @param cluster the id that it shares with the other postings of the same job, or its own
 */
public record Posting(
    String id,
    String source,
    String externalId,
    String title,
    @Nullable String company,
    String url,
    String descriptionText,
    @Nullable PostingPlace place,
    boolean remote,
    @Nullable String pay,
    @Nullable String employmentType,
    @Nullable String category,
    Instant firstSeenAt,
    @Nullable Instant publishedAt,
    @Nullable Instant expiresAt,
    Publisher publisher,
    String cluster) {

  /** A board's posting that is alone in its cluster. */
  public Posting(
      String id,
      String source,
      String externalId,
      String title,
      @Nullable String company,
      String url,
      String descriptionText,
      @Nullable PostingPlace place,
      boolean remote,
      @Nullable String pay,
      @Nullable String employmentType,
      @Nullable String category,
      Instant firstSeenAt,
      @Nullable Instant publishedAt,
      @Nullable Instant expiresAt) {
    this(
        id,
        source,
        externalId,
        title,
        company,
        url,
        descriptionText,
        place,
        remote,
        pay,
        employmentType,
        category,
        firstSeenAt,
        publishedAt,
        expiresAt,
        Publisher.BOARD,
        id);
  }

  /** This posting as one of a cluster. */
  Posting in(String sharedCluster) {
    return new Posting(
        id,
        source,
        externalId,
        title,
        company,
        url,
        descriptionText,
        place,
        remote,
        pay,
        employmentType,
        category,
        firstSeenAt,
        publishedAt,
        expiresAt,
        publisher,
        sharedCluster);
  }
}
