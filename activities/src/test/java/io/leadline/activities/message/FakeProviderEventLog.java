package io.leadline.activities.message;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@link ProviderEventLog} in memory, under the same contract as the Mongo adapter. */
public final class FakeProviderEventLog implements ProviderEventLog {
  private final Map<String, ProviderEvent> stored = new HashMap<>();
  private final Map<String, Instant> received = new HashMap<>();
  private final Set<String> learnt = new HashSet<>();
  private final Map<String, String> digests = new HashMap<>();

  @Override
  public synchronized Set<String> record(Collection<ProviderEvent> events, Instant receivedAt) {
    Set<String> open = new HashSet<>();
    for (ProviderEvent event : events) {
      if (stored.putIfAbsent(event.id(), event) == null) {
        received.put(event.id(), receivedAt);
      }
      open.add(event.id());
    }
    open.removeAll(learnt);
    return open;
  }

  @Override
  public synchronized void learnt(Collection<String> ids) {
    learnt.addAll(ids);
  }

  @Override
  public synchronized boolean bind(String token, String digest, Instant receivedAt) {
    received.putIfAbsent(token, receivedAt);
    return digests.computeIfAbsent(token, first -> digest).equals(digest);
  }

  @Override
  public synchronized int purgeBefore(Instant receivedBefore, int limit) {
    List<String> old =
        received.entrySet().stream()
            .filter(entry -> entry.getValue().isBefore(receivedBefore))
            .map(Map.Entry::getKey)
            .limit(limit)
            .toList();
    stored.keySet().removeAll(old);
    received.keySet().removeAll(old);
    digests.keySet().removeAll(old);
    old.forEach(learnt::remove);
    return old.size();
  }

  /** How many events are stored. */
  public synchronized int size() {
    return stored.size();
  }
}
