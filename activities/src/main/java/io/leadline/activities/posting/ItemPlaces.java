package io.leadline.activities.posting;

import io.leadline.activities.place.Place;
import io.leadline.activities.place.PlaceMatch;
import io.leadline.activities.place.Places;
import io.leadline.activities.posting.feed.FeedItem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds where the work of one run's feed items is. Not for several threads. */
final class ItemPlaces {
  private static final Pattern PARENTHESES = Pattern.compile("\\s*\\([^)]*\\)?");
  private static final int REMEMBERED = 10_000;

  private final Places places;
  private final Map<List<@Nullable String>, PlaceMatch> remembered = new HashMap<>();

  ItemPlaces(Places places) {
    this.places = places;
  }

  /** Whether the item says anything of where its work is. */
  static boolean isStated(FeedItem item) {
    return written(item).stream().anyMatch(Objects::nonNull);
  }

  /** What the item says of where its work is: city, region, country, postal code. */
  static List<@Nullable String> written(FeedItem item) {
    return Arrays.asList(item.city(), item.region(), item.country(), item.postalCode());
  }

  /** Where the work is, in words and as far as the gazetteer knows it; null when not stated. */
  @Nullable PostingPlace place(FeedItem item) {
    if (!isStated(item)) {
      return null;
    }
    Optional<Place> known = match(item).best();
    String country = known.map(Place::country).orElseGet(() -> code(item.country()));
    return new PostingPlace(
        shownName(item, known, country),
        item.city(),
        known.map(Place::region).orElse(item.region()),
        country,
        item.postalCode(),
        known.map(Place::point).orElse(null));
  }

  /** What the gazetteer makes of it. A feed names few places many times. */
  PlaceMatch match(FeedItem item) {
    if (remembered.size() == REMEMBERED) {
      remembered.clear();
    }
    return remembered.computeIfAbsent(written(item), unknown -> lookUp(item));
  }

  /** The postal code is the surest; then the city within its region; then what the region says. */
  private PlaceMatch lookUp(FeedItem item) {
    String country = item.country();
    if (item.postalCode() != null) {
      PlaceMatch area = places.find(item.postalCode(), country);
      if (isAsWritten(area)) {
        return area;
      }
    }
    String city = item.city();
    if (city == null) {
      return item.region() == null && country == null
          ? new PlaceMatch.Unknown()
          : new PlaceMatch.Wide();
    }
    PlaceMatch alone = places.find(city, country);
    if (item.region() == null) {
      return alone;
    }
    PlaceMatch withRegion = places.find(city + ", " + item.region(), country);
    if (isAsWritten(withRegion)) {
      return withRegion;
    }
    return withRegion instanceof PlaceMatch.Misspelt && !isAsWritten(alone) ? withRegion : alone;
  }

  private static boolean isAsWritten(PlaceMatch match) {
    return match instanceof PlaceMatch.Found || match instanceof PlaceMatch.Ambiguous;
  }

  private static String shownName(FeedItem item, Optional<Place> known, @Nullable String country) {
    if (item.city() == null) {
      return known
          .map(Place::label)
          .orElseGet(
              () ->
                  item.region() != null
                      ? item.region()
                      : countryName(country, String.valueOf(item.country())));
    }
    String city = PARENTHESES.matcher(item.city()).replaceAll("").strip();
    String region = known.map(Place::region).orElse(known.isPresent() ? country : item.region());
    String around = region == null ? country : region;
    return around == null || city.contains(",") ? city : city + ", " + around;
  }

  private static String countryName(@Nullable String code, String written) {
    return code == null ? written : Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
  }

  private static @Nullable String code(@Nullable String country) {
    return country != null && country.matches("[A-Za-z]{2}")
        ? country.toUpperCase(Locale.ROOT)
        : null;
  }
}
