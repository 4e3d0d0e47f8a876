package io.leadline.activities.message;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** {@link ProviderEventLog} in memory, under the same contract as the Mongo adapter. */
public final class FakeProviderEventLog implements ProviderEventLog {
  private final Map<String, ProviderEvent> stored = new HashMap<>();
  private final Set<String> learnt = new HashSet<>();

  @Override
  public synchronized Set<String> record(Collection<ProviderEvent> events, Instant receivedAt) {
    Set<String> open = new HashSet<>();
    for (ProviderEvent event : events) {
      stored.putIfAbsent(event.id(), event);
      open.add(event.id());
    }
    open.removeAll(learnt);
    return open;
  }

  @Override
  public synchronized void learnt(Collection<String> ids) {
    learnt.addAll(ids);
  }

  /** How many events are stored. */
  public synchronized int size() {
    return stored.size();
  }
}
