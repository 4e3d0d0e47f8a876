package io.leadline.activities.job;

import java.util.HashMap;
import java.util.Map;

/** Shares in memory, under the same contract as the Mongo adapter. */
public final class FakeJobRates implements JobRates {
  private final Map<String, Taken> taken = new HashMap<>();

  @Override
  public synchronized int take(String what, long second, int perSecond, int wanted) {
    Taken before = taken.getOrDefault(what, new Taken(second, 0));
    if (before.second > second) {
      return 0;
    }
    int count = before.second == second ? before.count : 0;
    taken.put(what, new Taken(second, count + wanted));
    return Math.clamp(perSecond - count, 0, wanted);
  }

  private record Taken(long second, int count) {}
}
