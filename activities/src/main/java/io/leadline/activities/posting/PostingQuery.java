package io.leadline.activities.posting;

import io.leadline.activities.place.GeoPoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one interest asks the index: open postings that fit the words, near the centre or remote.
 *
 * @param text the words; empty asks for anything in the area
 * @param centre null for anywhere
 * @param radiusKm only read when there is a centre
 * @param remoteOnly only what can be done from anywhere
 * @param now the instant the question is asked for; freshness and expiry are judged by it
 */
public record PostingQuery(
    String text, @Nullable GeoPoint centre, double radiusKm, boolean remoteOnly, Instant now) {

  /** Whether on the spot or remote. */
  public PostingQuery(String text, @Nullable GeoPoint centre, double radiusKm, Instant now) {
    this(text, centre, radiusKm, false, now);
  }
}
