package io.leadline.activities.place;

import org.jspecify.annotations.Nullable;

/** Turns what people and feeds write ("Austin, TX", "78701", "Kraków") into a place, offline. */
public interface Places {

  /**
   * Looks a text up: a US or Canadian postal code, or a city with or without its region and
   * country. Case and accents do not matter. "Remote" is not a place; callers handle it.
   *
   * @param text what was written, anything at all
   * @param country ISO 3166-1 alpha-2 code that the place must lie in, or null for anywhere
   */
  PlaceMatch find(String text, @Nullable String country);
}
