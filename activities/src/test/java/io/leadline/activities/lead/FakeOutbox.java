package io.leadline.activities.lead;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An outbox in memory, by the rules of {@link OutboxContract}. */
public final class FakeOutbox implements Outbox {
  private final Map<String, OutboxEntry> entries = new LinkedHashMap<>();

  @Override
  public synchronized void put(OutboxEntry entry) {
    entries.putIfAbsent(entry.id(), entry);
  }

  @Override
  public synchronized List<OutboxEntry> due(Instant now, int limit) {
    return entries.values().stream()
        .filter(entry -> !entry.dueAt().isAfter(now))
        .sorted(Comparator.comparing(OutboxEntry::dueAt))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<OutboxEntry> of(String leadId) {
    return entries.values().stream().filter(entry -> entry.leadId().equals(leadId)).toList();
  }

  @Override
  public synchronized void postpone(String id, Instant dueAt) {
    entries.computeIfPresent(id, (key, entry) -> entry.postponed(dueAt));
  }

  @Override
  public synchronized void remove(String id) {
    entries.remove(id);
  }

  @Override
  public synchronized long size() {
    return entries.size();
  }
}
