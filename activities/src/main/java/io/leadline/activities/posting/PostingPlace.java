package io.leadline.activities.posting;

import io.leadline.activities.place.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * Where a posting's work is, as its feed says and as far as the gazetteer knows it.
 *
 * @param name what a reader is shown: "Austin, TX"
 * @param country ISO 3166-1 alpha-2 code, if known
 * @param point null if the gazetteer does not know the place
 */
public record PostingPlace(
    String name,
    @Nullable String city,
    @Nullable String region,
    @Nullable String country,
    @Nullable String postalCode,
    @Nullable GeoPoint point) {}
