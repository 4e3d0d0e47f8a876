package io.leadline.activities.posting;

import io.leadline.activities.place.Place;
import io.leadline.activities.place.PlaceMatch;
import io.leadline.activities.place.Places;
import io.leadline.activities.posting.feed.FeedDocument;
import io.leadline.activities.posting.feed.FeedItem;
import io.leadline.activities.posting.feed.FeedLimits;
import io.leadline.activities.posting.feed.FeedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells how the places of a feed are understood, without storing anything. */
public final class PlaceSurvey {
  private final Places places;
  private final FeedFormats formats = new FeedFormats(FeedLimits.DEFAULT);

  public PlaceSurvey(Places places) {
    this.places = places;
  }

  /** How a place is understood. */
  public enum Kind {
    /** One place is called so, or none of the others is meant. */
    FOUND,
    /** Several are; the largest is taken. */
    AMBIGUOUS,
    /** None is, but one lies a letter or two away. */
    MISSPELT,
    /** From anywhere, and no place is named but perhaps a country. */
    REMOTE,
    /** A country or a state alone, so that no lead that looks around a place is shown it. */
    WIDE,
    UNKNOWN,
    /** The item says nothing. */
    NOT_STATED
  }

  /**
   * What one wording of the feed became.
   *
   * @param items that are worded so
   * @param taken label of the place that is taken; null when there is none
   * @param others that may be meant instead
   */
  public record Wording(
      String written, Kind kind, int items, @Nullable String taken, List<String> others) {}

  /**
   * What a feed's places became.
   *
   * @param remote items that can be done from anywhere, with a place or without
   * @param byKind items of each kind
   * @param wordings every wording of the feed, in its order
   */
  public record Report(
      String format,
      int items,
      int refused,
      int remote,
      Map<Kind, Integer> byKind,
      List<Wording> wordings) {}

  /**
   * Reads a feed.
   *
   * @param format a name, or "auto"
   * @param address where it was got from, for formats that leave out their own host
   * @throws UnusableFeedException if there is no feed to read
   */
  public Report of(InputStream feed, String format, @Nullable URI address) throws IOException {
    FeedFormats.Opened opened = formats.open(format, feed);
    Count count = new Count();
    opened.reader().read(new FeedDocument(opened.document(), address), count);
    return count.report(opened.reader().format());
  }

  private final class Count implements FeedReader.Sink {
    private final ItemPlaces itemPlaces = new ItemPlaces(places);
    private final Map<String, Wording> wordings = new LinkedHashMap<>();
    private final Map<Kind, Integer> byKind = new EnumMap<>(Kind.class);
    private int items;
    private int refused;
    private int remote;

    @Override
    public void item(FeedItem item) {
      items++;
      remote += item.remote() ? 1 : 0;
      Wording wording = wording(item);
      byKind.merge(wording.kind(), 1, Integer::sum);
      wordings.merge(
          wording.kind() + wording.written(),
          wording,
          (a, b) -> new Wording(a.written(), a.kind(), a.items() + 1, a.taken(), a.others()));
    }

    @Override
    public void refused(@Nullable String reference, long position, String why) {
      refused++;
    }

    private Wording wording(FeedItem item) {
      String written =
          ItemPlaces.written(item).stream()
              .filter(Objects::nonNull)
              .collect(Collectors.joining(", "));
      if (!ItemPlaces.isStated(item)) {
        return new Wording("", item.remote() ? Kind.REMOTE : Kind.NOT_STATED, 1, null, List.of());
      }
      PlaceMatch match = itemPlaces.match(item);
      Kind kind =
          switch (match) {
            case PlaceMatch.Found found -> Kind.FOUND;
            case PlaceMatch.Ambiguous ambiguous -> Kind.AMBIGUOUS;
            case PlaceMatch.Misspelt misspelt -> Kind.MISSPELT;
            case PlaceMatch.Wide wide -> item.remote() ? Kind.REMOTE : Kind.WIDE;
            case PlaceMatch.Unknown unknown -> item.remote() ? Kind.REMOTE : Kind.UNKNOWN;
          };
      List<String> labels = match.candidates().stream().map(Place::label).toList();
      return new Wording(
          written,
          kind,
          1,
          labels.isEmpty() ? null : labels.getFirst(),
          labels.stream().skip(1).toList());
    }

    Report report(String format) {
      return new Report(format, items, refused, remote, byKind, List.copyOf(wordings.values()));
    }
  }
}
