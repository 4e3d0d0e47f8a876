package io.leadline.activities.place;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the words beside a city's name can mean: countries, US states, Canadian provinces. One word
 * may mean several ("CA" is California and Canada); all meanings are kept.
 */
final class Regions {
  private static final Set<String> US_TERRITORIES = Set.of("PR", "GU", "VI", "AS", "MP");

  private final Map<String, Meaning> meanings = new HashMap<>();
  private final Map<String, String> zones = new HashMap<>();

  Regions() {
    SortedLines.ofResource("regions.gz")
        .all()
        .forEach(
            fields -> {
              if (fields[0].equals("Z")) {
                zones.put(fields[1], fields[2]);
                return;
              }
              for (int i = 2; i < fields.length; i++) {
                Meaning meaning = meanings.computeIfAbsent(fields[i], key -> new Meaning());
                (fields[0].equals("C") ? meaning.countries : meaning.regions).add(fields[1]);
              }
            });
  }

  /** What this text can mean, or null if it names no country, state or province. */
  @Nullable Meaning meaning(String text) {
    return meanings.get(SearchKey.of(text));
  }

  /** Made when asked for: the rules of all zones would take as much heap as the cities. */
  ZoneId zone(String code) {
    String name = zones.get(code);
    if (name == null) {
      throw new IllegalStateException("no zone has the code " + code);
    }
    return ZoneId.of(name);
  }

  /** Countries and regions (country-region) that one word can mean. */
  static final class Meaning {
    private final Set<String> countries = new HashSet<>();
    private final Set<String> regions = new HashSet<>();

    boolean holds(Place place) {
      return holdsCountry(place.country())
          || regions.contains(place.country() + "-" + place.region());
    }

    /** US territories have country codes of their own and count as the US too. */
    boolean holdsCountry(String country) {
      return countries.contains(country)
          || (countries.contains("US") && US_TERRITORIES.contains(country));
    }

    boolean namesRegion() {
      return !regions.isEmpty();
    }
  }
}
