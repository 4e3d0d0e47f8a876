package io.leadline.activities.place;

import io.leadline.activities.spelling.EditDistance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Cities by name: which there are, how likely each is meant, and whether that is sure enough. */
final class CityNames {
  /** A city known by another name counts like one of a tenth of its size under its own. */
  private static final double ALTERNATE_NAME = 1.0 / 10;

  /** Nobody means a namesake when another is this many times larger. */
  private static final double SURE = 10;

  private static final int MOST_CANDIDATES = 10;
  private static final Comparator<Candidate> LARGEST_FIRST =
      Comparator.comparingDouble(Candidate::weight).reversed();

  private final SortedLines names = SortedLines.ofResource("names.gz");
  private final SortedLines cities = SortedLines.ofResource("cities.gz");
  private final Regions regions;

  CityNames(Regions regions) {
    this.regions = regions;
  }

  /**
   * The cities of this name that pass the filter, judged by size.
   *
   * @param alternatesToo also cities that have this name beside their usual one
   */
  PlaceMatch find(String name, boolean alternatesToo, Predicate<Place> filter) {
    String[] line = lineOf(SearchKey.of(name));
    if (line == null) {
      return new PlaceMatch.Unknown();
    }
    List<Candidate> fitting = fitting(line, alternatesToo, filter);
    if (fitting.isEmpty()) {
      return new PlaceMatch.Unknown();
    }
    double first = fitting.getFirst().weight();
    if (fitting.size() == 1 || first >= SURE * fitting.get(1).weight()) {
      return new PlaceMatch.Found(fitting.getFirst().place());
    }
    return new PlaceMatch.Ambiguous(likely(fitting));
  }

  /** Largest first, without those that are nothing beside the largest. */
  private static List<Place> likely(List<Candidate> candidates) {
    List<Candidate> sorted = candidates.stream().sorted(LARGEST_FIRST).toList();
    double first = sorted.getFirst().weight();
    return sorted.stream()
        .filter(candidate -> candidate.weight() * 100 >= first)
        .map(Candidate::place)
        .distinct()
        .limit(MOST_CANDIDATES)
        .toList();
  }

  /**
   * The cities that pass the filter and whose name was meant, should this be one with a letter or
   * two mistyped: the nearest names, of these the largest first. The first letter is taken to be
   * right.
   */
  PlaceMatch nearly(String name, Predicate<Place> filter) {
    String key = SearchKey.of(name);
    if (key.isEmpty()) {
      return new PlaceMatch.Unknown();
    }
    TreeMap<Integer, List<Candidate>> byEdits = new TreeMap<>();
    names
        .near(key)
        .forEach(
            line ->
                byEdits
                    .computeIfAbsent(EditDistance.between(key, line[0]), edits -> new ArrayList<>())
                    .addAll(fitting(line, true, filter)));
    return byEdits.values().stream()
        .filter(candidates -> !candidates.isEmpty())
        .findFirst()
        .<PlaceMatch>map(candidates -> new PlaceMatch.Misspelt(likely(candidates)))
        .orElseGet(PlaceMatch.Unknown::new);
  }

  /** Largest first. */
  private List<Candidate> fitting(String[] line, boolean alternatesToo, Predicate<Place> filter) {
    List<Candidate> fitting = new ArrayList<>();
    for (String number : line[1].split(" ", -1)) {
      boolean alternate = number.startsWith("~");
      if (alternate && !alternatesToo) {
        continue;
      }
      Place place = city(Integer.parseInt(number.substring(alternate ? 1 : 0), 36));
      if (filter.test(place)) {
        double size = Math.max(1, place.population());
        fitting.add(new Candidate(place, alternate ? size * ALTERNATE_NAME : size));
      }
    }
    // The sort is stable and cities are numbered by size, so equals keep a fixed order.
    fitting.sort(LARGEST_FIRST);
    return fitting;
  }

  private String @Nullable [] lineOf(String key) {
    return key.isEmpty() ? null : names.find(key);
  }

  private Place city(int number) {
    String[] fields = cities.fields(number);
    return new Place(
        fields[0],
        fields[1].isEmpty() ? null : fields[1],
        fields[2],
        new GeoPoint(Double.parseDouble(fields[3]), Double.parseDouble(fields[4])),
        regions.zone(fields[5]),
        Long.parseLong(fields[6]));
  }

  private record Candidate(Place place, double weight) {}
}
