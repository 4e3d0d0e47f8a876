package io.leadline.activities.alert;

import java.util.Map;

/**
 * How much a lead leans towards traits at one moment, as a factor of a posting's score: 1 for
 * whoever followed nothing like it, below 2 however much it followed. Clicks only ever raise it.
 *
 * @param weights decayed number of clicks by trait
 */
record Leanings(Map<Integer, Double> weights) {
  static final Leanings NONE = new Leanings(Map.of());

  private static final double COMPANY = 0.4;
  private static final double CATEGORY = 0.2;
  private static final double TITLE = 0.4;

  boolean isEmpty() {
    return weights.isEmpty();
  }

  double factor(Traits traits) {
    return weights.isEmpty()
        ? 1
        : 1
            + COMPANY * share(weight(traits.company()))
            + CATEGORY * share(weight(traits.category()))
            + TITLE * share(ofTitle(traits));
  }

  /** One click counts half, many almost all. */
  private static double share(double weight) {
    return weight / (weight + 1);
  }

  private double weight(int trait) {
    return weights.getOrDefault(trait, 0.0);
  }

  private double ofTitle(Traits traits) {
    double sum = 0;
    for (int word : traits.words()) {
      sum += weight(word);
    }
    return traits.words().isEmpty() ? 0 : sum / traits.words().size();
  }
}
