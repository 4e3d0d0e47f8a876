package io.leadline.activities.job;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An audit log in memory, under the same contract as the Mongo adapter. */
public final class FakeAuditLog implements AuditLog {
  private final Map<String, Entry> entries = new TreeMap<>();

  @Override
  public synchronized void add(Entry entry) {
    entries.putIfAbsent(entry.id(), entry);
  }

  @Override
  public synchronized List<Entry> list(int limit) {
    return entries.values().stream()
        .sorted(Comparator.comparing(Entry::at).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized int purge(Instant before, int limit) {
    List<String> old =
        entries.values().stream()
            .filter(entry -> entry.at().isBefore(before))
            .map(Entry::id)
            .limit(limit)
            .toList();
    old.forEach(entries::remove);
    return old.size();
  }
}
