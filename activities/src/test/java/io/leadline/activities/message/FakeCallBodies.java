package io.leadline.activities.message;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Contents of open calls in memory, under the same contract as the Mongo adapter. */
public final class FakeCallBodies implements CallBodies {
  private final Map<String, Kept> kept = new HashMap<>();

  private record Kept(List<Draft> drafts, Instant at) {}

  @Override
  public synchronized void keep(String callId, List<Draft> drafts, Instant at) {
    kept.put(callId, new Kept(List.copyOf(drafts), at));
  }

  @Override
  public synchronized Optional<List<Draft>> find(String callId) {
    return Optional.ofNullable(kept.get(callId)).map(Kept::drafts);
  }

  @Override
  public synchronized void remove(String callId) {
    kept.remove(callId);
  }

  @Override
  public synchronized void removeBefore(Instant keptBefore) {
    kept.values().removeIf(one -> one.at().isBefore(keptBefore));
  }

  public synchronized int size() {
    return kept.size();
  }
}
