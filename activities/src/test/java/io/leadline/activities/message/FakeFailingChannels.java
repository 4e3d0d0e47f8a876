package io.leadline.activities.message;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@link FailingChannels} in memory, under the same contract as the Mongo adapter. */
public final class FakeFailingChannels implements FailingChannels {
  private final Map<LeadChannel, String> noted = new HashMap<>();
  private final Map<LeadChannel, Instant> times = new HashMap<>();

  @Override
  public synchronized void put(LeadChannel key, String token, Instant at) {
    noted.put(key, token);
    times.put(key, at);
  }

  @Override
  public synchronized Map<LeadChannel, String> among(Collection<LeadChannel> keys) {
    Map<LeadChannel, String> found = new HashMap<>(noted);
    found.keySet().retainAll(keys);
    return found;
  }

  @Override
  public synchronized int purgeBefore(Instant then, int limit) {
    List<LeadChannel> old =
        noted.keySet().stream()
            .filter(key -> times.getOrDefault(key, then).isBefore(then))
            .limit(limit)
            .toList();
    old.forEach(noted::remove);
    return old.size();
  }

  @Override
  public synchronized void remove(LeadChannel key, String token) {
    noted.remove(key, token);
  }
}
