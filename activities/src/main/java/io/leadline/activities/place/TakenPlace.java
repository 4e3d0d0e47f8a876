package io.leadline.activities.place;

import java.util.List;
import java.util.Optional;

/**
 * Which place was taken for what somebody wrote, when something else may have been meant.
 *
 * @param misspelt whether no place is called as it was written
 * @param others places that may be meant instead, the likeliest first
 */
public record TakenPlace(String written, String taken, boolean misspelt, List<String> others) {
  private static final int MOST_NAMED = 4;

  public TakenPlace {
    others = List.copyOf(others);
  }

  /** Empty when nobody would mean another. */
  public static Optional<TakenPlace> of(String written, PlaceMatch match, Place taken) {
    boolean misspelt = match instanceof PlaceMatch.Misspelt;
    List<String> others =
        match.candidates().stream()
            .filter(place -> !place.equals(taken))
            .map(Place::label)
            .distinct()
            .filter(label -> !label.equals(taken.label()))
            .toList();
    return misspelt || !others.isEmpty()
        ? Optional.of(new TakenPlace(written, taken.label(), misspelt, others))
        : Optional.empty();
  }

  /** What to tell whoever wrote it. */
  public String words() {
    String first =
        misspelt ? "We took \"" + written + "\" for " + taken + "." : "We took " + taken + ".";
    if (others.isEmpty()) {
      return first;
    }
    int more = others.size() - MOST_NAMED;
    String named = String.join("; ", others.subList(0, Math.min(MOST_NAMED, others.size())));
    return first + " There is also " + named + (more > 0 ? "; and " + more + " more." : ".");
  }
}
