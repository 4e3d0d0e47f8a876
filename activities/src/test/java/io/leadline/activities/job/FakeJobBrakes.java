package io.leadline.activities.job;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pauses in memory, under the same contract as the Mongo adapter. */
public final class FakeJobBrakes implements JobBrakes {
  private final Map<String, Brake> brakes = new TreeMap<>();

  @Override
  public synchronized void pause(Brake brake) {
    brakes.putIfAbsent(brake.what(), brake);
  }

  @Override
  public synchronized boolean resume(String what) {
    return brakes.remove(what) != null;
  }

  @Override
  public synchronized List<Brake> all() {
    return List.copyOf(brakes.values());
  }
}
