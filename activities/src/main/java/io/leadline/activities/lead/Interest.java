package io.leadline.activities.lead;

import io.leadline.activities.place.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * What a lead looks for. Leads with equal interests share one search and one place in the send
 * order.
 *
 * @param query normalised words, such as {@code registered nurse}
 * @param placeName as shown to the lead, such as {@code Austin, TX}; null when anywhere will do
 * @param centre of the place; null exactly when {@code placeName} is
 * @param radiusKm around the centre
 */
public record Interest(
    String query, @Nullable String placeName, @Nullable GeoPoint centre, double radiusKm) {
  /** Of leads that were forgotten; matches nothing. */
  public static final Interest NONE = new Interest("", null, null, 0);
}
