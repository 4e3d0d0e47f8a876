package io.leadline.activities.alert;

import io.leadline.activities.place.GeoPoint;
import io.leadline.activities.posting.PostingHit;
import io.leadline.activities.posting.PostingQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a posting whose words fit is no candidate at all, whatever its score would be: what the
 * search leaves out, in words. Pure.
 */
final class HardFilters {
  /** A search looks no further back. */
  static final Duration NEWEST = Duration.ofDays(30);

  private HardFilters() {}

  /** What bars a posting. */
  enum Bar {
    CLOSED,
    EXPIRED,
    TOO_OLD,
    NOT_REMOTE,
    PLACE_UNKNOWN,
    OUTSIDE_AREA
  }

  /** A bar and its particulars for people. */
  record Barred(Bar bar, String why) {}

  /** What bars it first; empty when nothing does. */
  static Optional<Barred> bar(PostingHit hit, PostingQuery query) {
    Instant expiry = hit.expiresAt();
    if (!hit.open()) {
      return barred(Bar.CLOSED, "its feed no longer lists it");
    }
    if (expiry != null && !expiry.isAfter(query.now())) {
      return barred(Bar.EXPIRED, "it ended at " + expiry);
    }
    Duration age = Duration.between(hit.firstSeenAt(), query.now());
    if (age.compareTo(NEWEST) > 0) {
      return barred(Bar.TOO_OLD, "first seen " + age.toDays() + " days ago");
    }
    return hit.remote() ? Optional.empty() : placeBar(hit, query);
  }

  private static Optional<Barred> placeBar(PostingHit hit, PostingQuery query) {
    GeoPoint centre = query.centre();
    if (query.remoteOnly()) {
      return barred(Bar.NOT_REMOTE, "the lead looks for remote work only");
    }
    if (centre == null) {
      return Optional.empty();
    }
    GeoPoint point = hit.point();
    if (point == null) {
      return barred(Bar.PLACE_UNKNOWN, "nobody knows where " + hit.placeName() + " is");
    }
    double away = point.kilometresTo(centre);
    return away <= query.radiusKm()
        ? Optional.empty()
        : barred(
            Bar.OUTSIDE_AREA,
            String.format(Locale.ROOT, "%.0f km away, looks within %.0f", away, query.radiusKm()));
  }

  private static Optional<Barred> barred(Bar bar, String why) {
    return Optional.of(new Barred(bar, why));
  }
}
