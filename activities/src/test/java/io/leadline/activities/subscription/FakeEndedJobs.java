package io.leadline.activities.subscription;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ends that are to be told in memory, under the same contract as the Mongo adapter. */
public final class FakeEndedJobs implements EndedJobs {
  private final Map<String, Ending> endings = new HashMap<>();

  @Override
  public synchronized void put(Collection<Ending> more) {
    more.forEach(ending -> endings.putIfAbsent(ending.id(), ending));
  }

  @Override
  public synchronized List<Ending> leftBefore(Instant moment, int limit) {
    return endings.values().stream()
        .filter(ending -> ending.endedAt().isBefore(moment))
        .sorted(Comparator.comparing(Ending::endedAt))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void remove(Collection<String> ids) {
    endings.keySet().removeAll(List.copyOf(ids));
  }
}
