package io.leadline.activities.posting;

import io.leadline.activities.place.GeoPoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asks when looking through the postings. Without words the newest come first.
 *
 * @param source only this feed's postings, or null for all
 * @param closedToo also those that are closed or expired
 * @param limit at most this many, up to 1,000
 */
public record PostingFilter(
    String text,
    @Nullable String source,
    @Nullable GeoPoint centre,
    double radiusKm,
    boolean closedToo,
    int limit,
    Instant now) {}
