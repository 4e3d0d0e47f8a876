package io.leadline.activities.place;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the gazetteer knows about a text; every case says plainly how sure it is. */
public sealed interface PlaceMatch {

  /** All places that may be meant, the likeliest first. */
  List<Place> candidates();

  /** The place to use, if there is one: of several the likeliest. */
  default Optional<Place> best() {
    return candidates().stream().findFirst();
  }

  /** The place to use for somebody who is in one of these zones, as far as that decides it. */
  default Optional<Place> best(Collection<ZoneId> zones) {
    return candidates().stream()
        .filter(place -> zones.contains(place.zone()))
        .findFirst()
        .or(this::best);
  }

  /** One place fits, or one is so much larger than its namesakes that nobody means another. */
  record Found(Place place) implements PlaceMatch {
    @Override
    public List<Place> candidates() {
      return List.of(place);
    }
  }

  /** Several places fit; largest first, at least two. */
  record Ambiguous(List<Place> candidates) implements PlaceMatch {
    public Ambiguous {
      candidates = List.copyOf(candidates);
      if (candidates.size() < 2) {
        throw new IllegalArgumentException("ambiguous needs two candidates: " + candidates);
      }
    }
  }

  /** Nothing fits as it is written, but these lie a letter or two away; at least one. */
  record Misspelt(List<Place> candidates) implements PlaceMatch {
    public Misspelt {
      candidates = List.copyOf(candidates);
      if (candidates.isEmpty()) {
        throw new IllegalArgumentException("a misspelling needs what it is one of");
      }
    }
  }

  /** It names a country, a state or a province, which is too wide to look around. */
  record Wide() implements PlaceMatch {
    @Override
    public List<Place> candidates() {
      return List.of();
    }
  }

  /** Nothing in the gazetteer fits. */
  record Unknown() implements PlaceMatch {
    @Override
    public List<Place> candidates() {
      return List.of();
    }
  }
}
