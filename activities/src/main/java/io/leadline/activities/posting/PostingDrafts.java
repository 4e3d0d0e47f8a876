package io.leadline.activities.posting;

import io.leadline.activities.place.Places;
import io.leadline.activities.posting.feed.FeedItem;
import io.leadline.activities.posting.feed.Publisher;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes postings of one run's feed items: gives them their id and place, and a hash of all they
 * say. Not for several threads.
 */
final class PostingDrafts {
  /** Part of the hash: raise it when items shall be indexed again though feeds did not change. */
  private static final int VERSION = 2;

  private static final int CONTENT_BYTES = 15;

  private final ItemPlaces places;

  PostingDrafts(Places places) {
    this.places = new ItemPlaces(places);
  }

  Posting posting(String source, Publisher publisher, FeedItem item, Instant firstSeenAt) {
    String id = PostingId.of(source, item.reference());
    return new Posting(
        id,
        source,
        item.reference(),
        item.title(),
        item.company(),
        item.url(),
        item.description(),
        places.place(item),
        item.remote(),
        item.pay(),
        item.employmentType(),
        item.category(),
        firstSeenAt,
        item.publishedAt(),
        item.expiresAt(),
        publisher,
        id);
  }

  /** A hash of everything that a reader or a search could see, but not of when we saw it. */
  static String contentHash(Posting posting) {
    String content =
        Stream.of(
                VERSION,
                posting.title(),
                posting.company(),
                posting.url(),
                posting.descriptionText(),
                posting.place(),
                posting.remote(),
                posting.pay(),
                posting.employmentType(),
                posting.category(),
                posting.publishedAt(),
                posting.expiresAt())
            .map(Objects::toString)
            .collect(Collectors.joining("\u0000"));
    return PostingId.encoded(content, CONTENT_BYTES);
  }
}
