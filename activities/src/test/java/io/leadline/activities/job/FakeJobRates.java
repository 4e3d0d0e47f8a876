package io.leadline.activities.job;

import java.util.HashMap;
import java.util.Map;

/** Shares in memory, under the same contract as the Mongo adapter. */
public final class FakeJobRates implements JobRates {
  private final Map<String, Taken> taken = new HashMap<>();

  @Override
  public synchronized int take(String what, long begin, int most, int wanted) {
    Taken before = taken.getOrDefault(what, new Taken(begin, 0));
    if (before.begin > begin) {
      return 0;
    }
    int count = before.begin == begin ? before.count : 0;
    int given = Math.clamp(most - count, 0, wanted);
    taken.put(what, new Taken(begin, count + given));
    return given;
  }

  @Override
  public synchronized void giveBack(String what, long begin, int unused) {
    taken.computeIfPresent(
        what, (name, now) -> now.begin == begin ? new Taken(begin, now.count - unused) : now);
  }

  @Override
  public synchronized int taken(String what, long begin) {
    Taken now = taken.getOrDefault(what, new Taken(begin, 0));
    return now.begin == begin ? now.count : 0;
  }

  private record Taken(long begin, int count) {}
}
