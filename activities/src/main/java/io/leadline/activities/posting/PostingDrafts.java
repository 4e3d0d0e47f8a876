package io.leadline.activities.posting;

import io.leadline.activities.place.Place;
import io.leadline.activities.place.Places;
import io.leadline.activities.posting.feed.FeedItem;
import io.leadline.activities.posting.feed.Publisher;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes postings of one run's feed items: gives them their id and place, and a hash of all they
 * say. Not for several threads.
 */
final class PostingDrafts {
  /** Part of the hash: raise it when items shall be indexed again though feeds did not change. */
  private static final int VERSION = 2;

  private static final int CONTENT_BYTES = 15;

  private static final Pattern PARENTHESES = Pattern.compile("\\s*\\([^)]*\\)?");

  private static final int REMEMBERED_PLACES = 10_000;

  private final Places places;
  private final Map<List<@Nullable String>, Optional<Place>> remembered = new HashMap<>();

  PostingDrafts(Places places) {
    this.places = places;
  }

  Posting posting(String source, Publisher publisher, FeedItem item, Instant firstSeenAt) {
    String id = PostingId.of(source, item.reference());
    return new Posting(
        id,
        source,
        item.reference(),
        item.title(),
        item.company(),
        item.url(),
        item.description(),
        place(item),
        item.remote(),
        item.pay(),
        item.employmentType(),
        item.category(),
        firstSeenAt,
        item.publishedAt(),
        item.expiresAt(),
        publisher,
        id);
  }

  /** A hash of everything that a reader or a search could see, but not of when we saw it. */
  static String contentHash(Posting posting) {
    String content =
        Stream.of(
                VERSION,
                posting.title(),
                posting.company(),
                posting.url(),
                posting.descriptionText(),
                posting.place(),
                posting.remote(),
                posting.pay(),
                posting.employmentType(),
                posting.category(),
                posting.publishedAt(),
                posting.expiresAt())
            .map(Objects::toString)
            .collect(Collectors.joining("\u0000"));
    return PostingId.encoded(content, CONTENT_BYTES);
  }

  private @Nullable PostingPlace place(FeedItem item) {
    if (Stream.of(item.city(), item.region(), item.country(), item.postalCode())
        .allMatch(Objects::isNull)) {
      return null;
    }
    Optional<Place> known = remembered(item);
    String country = known.map(Place::country).orElseGet(() -> code(item.country()));
    return new PostingPlace(
        shownName(item, known, country),
        item.city(),
        known.map(Place::region).orElse(item.region()),
        country,
        item.postalCode(),
        known.map(Place::point).orElse(null));
  }

  /** A feed names few places many times. */
  private Optional<Place> remembered(FeedItem item) {
    if (remembered.size() == REMEMBERED_PLACES) {
      remembered.clear();
    }
    List<@Nullable String> written =
        Arrays.asList(item.city(), item.region(), item.country(), item.postalCode());
    return remembered.computeIfAbsent(written, unknown -> lookUp(item));
  }

  /** The postal code is the surest; then the city within its region; then what the region says. */
  private Optional<Place> lookUp(FeedItem item) {
    String country = item.country();
    if (item.postalCode() != null) {
      Optional<Place> area = places.find(item.postalCode(), country).best();
      if (area.isPresent()) {
        return area;
      }
    }
    String city = item.city();
    if (city == null) {
      return Optional.empty();
    }
    String withRegion = item.region() == null ? city : city + ", " + item.region();
    return places.find(withRegion, country).best().or(() -> places.find(city, country).best());
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
