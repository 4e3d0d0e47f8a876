package io.leadline.activities.place;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what people and feeds write ("Austin, TX", "78701", "Kraków") into a place, offline. */
public interface Places {

  /**
   * Looks a text up: a US or Canadian postal code, or a city with or without its region and
   * country, a letter or two of it mistyped. Case and accents do not matter. "Remote" is not a
   * place; callers ask {@link RemoteWords} first.
   *
   * @param text what was written, anything at all
   * @param country ISO 3166-1 alpha-2 code that the place must lie in, or null for anywhere
   */
  PlaceMatch find(String text, @Nullable String country);

  /**
   * Labels of the places that are called like the one of this label and may be meant instead,
   * largest first.
   */
  default List<String> namesakes(String label) {
    int comma = label.lastIndexOf(',');
    return find(comma < 0 ? label : label.substring(0, comma), null)
            instanceof PlaceMatch.Ambiguous(List<Place> candidates)
        ? candidates.stream().map(Place::label).filter(other -> !other.equals(label)).toList()
        : List.of();
  }
}
