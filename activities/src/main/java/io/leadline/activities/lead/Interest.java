package io.leadline.activities.lead;

import io.leadline.activities.place.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * What a lead looks for. Leads whose interests are equal but for the pay share one search and one
 * place in the send order.
 *
 * @param query normalised words, such as {@code registered nurse}
 * @param placeName as shown to the lead, such as {@code Austin, TX}; null when anywhere will do
 * @param centre of the place; null exactly when {@code placeName} is
 * @param radiusKm around the centre
 * @param remoteOnly whether only work from anywhere will do; then there is no place
 * @param minPay the least it expects, in its own words such as {@code $20 an hour}; null for any
 */
public record Interest(
    String query,
    @Nullable String placeName,
    @Nullable GeoPoint centre,
    double radiusKm,
    boolean remoteOnly,
    @Nullable String minPay) {
  /** Of leads that were forgotten; matches nothing. */
  public static final Interest NONE = new Interest("", null, null, 0);

  /** On the spot or remote, for any pay. */
  public Interest(
      String query, @Nullable String placeName, @Nullable GeoPoint centre, double radiusKm) {
    this(query, placeName, centre, radiusKm, false, null);
  }

  /** This in or around that place. */
  public Interest around(String name, GeoPoint point, double km) {
    return new Interest(query, name, point, km, false, minPay);
  }
}
