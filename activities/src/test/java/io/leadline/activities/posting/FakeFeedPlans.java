package io.leadline.activities.posting;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Plans in memory, by the rules of {@link FeedPlansContract}. */
public final class FakeFeedPlans implements FeedPlans {
  private final TreeMap<String, FeedPlan> plans = new TreeMap<>();

  @Override
  public void prepare() {
    // nothing to prepare
  }

  @Override
  public synchronized void put(FeedPlan plan) {
    plans.put(plan.source(), plan);
  }

  @Override
  public synchronized void putIfAbsent(FeedPlan plan) {
    plans.putIfAbsent(plan.source(), plan);
  }

  @Override
  public synchronized void replace(FeedPlan before, FeedPlan after) {
    plans.replace(before.source(), before, after);
  }

  @Override
  public synchronized Optional<FeedPlan> find(String source) {
    return Optional.ofNullable(plans.get(source));
  }

  @Override
  public synchronized List<FeedPlan> all() {
    return List.copyOf(plans.values());
  }

  @Override
  public synchronized List<FeedPlan> due(Instant now, int limit) {
    return plans.values().stream()
        .filter(plan -> !plan.paused() && !plan.nextAt().isAfter(now))
        .sorted(Comparator.comparing(FeedPlan::nextAt))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void remove(String source) {
    plans.remove(source);
  }
}
