package io.leadline.activities.job;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Leases in memory, under the same contract as the Mongo adapter. */
public final class FakeProcessLeases implements ProcessLeases {
  private final Map<String, Instant> leases = new HashMap<>();

  @Override
  public synchronized void renew(String process, Instant until) {
    leases.put(process, until);
  }

  @Override
  public synchronized void end(String process) {
    leases.remove(process);
  }

  @Override
  public synchronized Set<String> alive(Instant now) {
    return leases.entrySet().stream()
        .filter(lease -> lease.getValue().isAfter(now))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized void forget(Instant endedBefore) {
    leases.values().removeIf(until -> until.isBefore(endedBefore));
  }
}
