package io.leadline.workflows.alert;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers each shard with the counts it was given, after as many failures as it was given. */
public final class FakeAlertActivities implements AlertActivities {
  private final Map<Integer, AlertCounts> answers = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> failures = new ConcurrentHashMap<>();
  private final List<AlertShard> runs = new CopyOnWriteArrayList<>();

  public void answer(int shard, Map<String, Long> counts) {
    answers.put(shard, new AlertCounts(counts));
  }

  public void failFirst(int shard, int times) {
    failures.put(shard, times);
  }

  @Override
  public AlertCounts runShard(AlertShard shard) {
    runs.add(shard);
    if (failures.merge(shard.index(), -1, Integer::sum) >= 0) {
      throw new IllegalStateException("search is away");
    }
    return answers.getOrDefault(shard.index(), AlertCounts.NONE);
  }

  public List<AlertShard> runs() {
    return List.copyOf(runs);
  }
}
