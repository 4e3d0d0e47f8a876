package io.leadline.activities.place;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A city or postal area of the offline gazetteer.
 *
 * @param name the city's usual name, as people write it
 * @param region state or province code for the US and Canada ("TX"), else null
 * @param country ISO 3166-1 alpha-2 code
 * @param population inhabitants of the city; 0 if not known
 */
public record Place(
    String name,
    @Nullable String region,
    String country,
    GeoPoint point,
    ZoneId zone,
    long population) {

  /** "Austin, TX" in the US and Canada, "Opole, PL" elsewhere. */
  public String label() {
    return name + ", " + (region == null ? country : region);
  }
}
