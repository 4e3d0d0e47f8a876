package io.leadline.activities.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The offline gazetteer: 150,000 cities of the world, US ZIP codes and Canadian postal areas, from
 * resources in this module. They are read on first use and take about 12 MB of heap; all instances
 * share them.
 */
public final class Gazetteer implements Places {
  private static final int LONGEST = 200;
  private static final Pattern PARENTHESES = Pattern.compile("\\([^)]*\\)?");
  private static final Pattern SEPARATORS = Pattern.compile("[,;|/\\n]| [-–—] ");

  /** A city that is called like a whole country or state must be this large to be meant alone. */
  private static final long OUTSHINES_ITS_NAMESAKE = 500_000;

  private static final long KNOWN_ANYWHERE = 50_000;
  private static final long KNOWN_IN_ITS_COUNTRY = 15_000;
  private static final long KNOWN_IN_ITS_REGION = 2_500;

  @Override
  public PlaceMatch find(String text, @Nullable String country) {
    String written = PARENTHESES.matcher(text).replaceAll(" ").strip();
    if (written.isEmpty() || written.length() > LONGEST) {
      return new PlaceMatch.Unknown();
    }
    Regions.Meaning within = null;
    if (country != null && !country.isBlank()) {
      within = Data.REGIONS.meaning(country);
      if (within == null) {
        return new PlaceMatch.Unknown();
      }
    }
    Predicate<Place> inCountry = within == null ? place -> true : countryOf(within);
    Optional<Place> area = Data.POSTAL_CODES.find(written).filter(inCountry);
    if (area.isPresent()) {
      return new PlaceMatch.Found(area.get());
    }
    PlaceMatch exact = byName(written, inCountry, Gazetteer::city);
    return exact instanceof PlaceMatch.Unknown && !RemoteWords.areIn(written)
        ? byName(
            written, inCountry, within == null ? Gazetteer::nearly : Gazetteer::nearlyInCountry)
        : exact;
  }

  private static Predicate<Place> countryOf(Regions.Meaning within) {
    return place -> within.holdsCountry(place.country());
  }

  /** A way to look a name up, with what was written around it. */
  private interface Lookup {
    /**
     * @param namedLikeRegion whether the name is also a country's or region's
     */
    PlaceMatch find(
        String name, boolean namedLikeRegion, List<String> around, Predicate<Place> inCountry);
  }

  /** Tries each part as the city, the others as what lies around it: "Downtown, Austin, TX". */
  private static PlaceMatch byName(String written, Predicate<Place> inCountry, Lookup lookup) {
    List<String> parts =
        SEPARATORS
            .splitAsStream(written)
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
    boolean onlyRegions = parts.stream().allMatch(part -> Data.REGIONS.meaning(part) != null);
    for (int i = 0; i < parts.size(); i++) {
      boolean region = Data.REGIONS.meaning(parts.get(i)) != null;
      if (region && !(onlyRegions && i == 0)) {
        continue;
      }
      List<String> around = new ArrayList<>(parts);
      String name = around.remove(i);
      PlaceMatch match = lookup.find(name, region, around, inCountry);
      if (match instanceof PlaceMatch.Unknown) {
        match = withTrailingRegion(name, around, inCountry, lookup);
      }
      if (!(match instanceof PlaceMatch.Unknown)) {
        return match;
      }
    }
    return onlyRegions && !parts.isEmpty() ? new PlaceMatch.Wide() : new PlaceMatch.Unknown();
  }

  /** "Austin TX", "Toronto Ontario Canada": the last words may be the region. */
  private static PlaceMatch withTrailingRegion(
      String written, List<String> around, Predicate<Place> inCountry, Lookup lookup) {
    String[] words = written.split("\\s+", -1);
    for (int cut = words.length - 1; cut >= Math.max(1, words.length - 3); cut--) {
      String tail = String.join(" ", List.of(words).subList(cut, words.length));
      if (Data.REGIONS.meaning(tail) != null) {
        List<String> wider = new ArrayList<>(around);
        wider.add(tail);
        String name = String.join(" ", List.of(words).subList(0, cut));
        boolean region = Data.REGIONS.meaning(name) != null;
        PlaceMatch match = lookup.find(name, region, wider, inCountry);
        return match instanceof PlaceMatch.Unknown
            ? withTrailingRegion(name, wider, inCountry, lookup)
            : match;
      }
    }
    return new PlaceMatch.Unknown();
  }

  private static PlaceMatch city(
      String name, boolean namedLikeRegion, List<String> around, Predicate<Place> inCountry) {
    Predicate<Place> fits = inCountry;
    boolean regionGiven = false;
    for (String part : around) {
      Regions.Meaning meaning = Data.REGIONS.meaning(part);
      if (meaning != null) {
        fits = fits.and(meaning::holds);
        regionGiven |= meaning.namesRegion();
      }
    }
    Regions.Meaning namesake = namedLikeRegion ? Data.REGIONS.meaning(name) : null;
    if (namesake != null && !regionGiven) {
      // "Georgia" is the state or the country, not the town in Vermont; "New York" is the city.
      fits =
          fits.and(place -> namesake.holds(place) || place.population() >= OUTSHINES_ITS_NAMESAKE);
    }
    return Data.CITY_NAMES.find(name, namesake == null, fits);
  }

  /** The less is said around a mistyped name, the better known the city has to be. */
  private static PlaceMatch nearly(
      String name, boolean namedLikeRegion, List<String> around, Predicate<Place> inCountry) {
    return nearly(name, namedLikeRegion, around, inCountry, KNOWN_ANYWHERE);
  }

  private static PlaceMatch nearlyInCountry(
      String name, boolean namedLikeRegion, List<String> around, Predicate<Place> inCountry) {
    return nearly(name, namedLikeRegion, around, inCountry, KNOWN_IN_ITS_COUNTRY);
  }

  private static PlaceMatch nearly(
      String name,
      boolean namedLikeRegion,
      List<String> around,
      Predicate<Place> inCountry,
      long known) {
    if (namedLikeRegion) {
      return new PlaceMatch.Unknown();
    }
    Predicate<Place> fits = inCountry;
    long least = known;
    for (String part : around) {
      Regions.Meaning meaning = Data.REGIONS.meaning(part);
      if (meaning != null) {
        fits = fits.and(meaning::holds);
        least = Math.min(least, meaning.namesRegion() ? KNOWN_IN_ITS_REGION : KNOWN_IN_ITS_COUNTRY);
      }
    }
    long population = least;
    return Data.CITY_NAMES.nearly(name, fits.and(place -> place.population() >= population));
  }

  /** Loaded when the first question is asked. */
  private static final class Data {
    static final Regions REGIONS = new Regions();
    static final PostalCodes POSTAL_CODES = new PostalCodes(REGIONS);
    static final CityNames CITY_NAMES = new CityNames(REGIONS);
  }
}
