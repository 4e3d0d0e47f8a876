package io.leadline.activities.posting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which sources are read by themselves, one plan for each. */
public interface FeedPlans {
  /** Creates indexes if they are missing; changes nothing otherwise. */
  void prepare();

  /** Stores a plan in place of the one that its source has. */
  void put(FeedPlan plan);

  /** Stores a plan unless its source has one. */
  void putIfAbsent(FeedPlan plan);

  /** Stores a plan in place of this one, unless that was changed meanwhile. */
  void replace(FeedPlan before, FeedPlan after);

  Optional<FeedPlan> find(String source);

  /** By source. */
  List<FeedPlan> all();

  /** Those due at that moment and not paused, the longest due first. */
  List<FeedPlan> due(Instant now, int limit);

  /** Safe to repeat. */
  void remove(String source);
}
