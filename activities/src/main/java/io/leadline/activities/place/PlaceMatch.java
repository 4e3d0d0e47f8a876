package io.leadline.activities.place;

import java.util.List;
import java.util.Optional;

/** What the gazetteer knows about a text; every case says plainly how sure it is. */
public sealed interface PlaceMatch {

  /** The place to use, if there is one: of several the largest. */
  default Optional<Place> best() {
    return switch (this) {
      case Found found -> Optional.of(found.place());
      case Ambiguous ambiguous -> Optional.of(ambiguous.candidates().getFirst());
      case Unknown unknown -> Optional.empty();
    };
  }

  /** One place fits, or one is so much larger than its namesakes that nobody means another. */
  record Found(Place place) implements PlaceMatch {}

  /** Several places fit; largest first, at least two. */
  record Ambiguous(List<Place> candidates) implements PlaceMatch {
    public Ambiguous {
      candidates = List.copyOf(candidates);
      if (candidates.size() < 2) {
        throw new IllegalArgumentException("ambiguous needs two candidates: " + candidates);
      }
    }
  }

  /** Nothing in the gazetteer fits. */
  record Unknown() implements PlaceMatch {}
}
