package io.leadline.activities.job.queue;

import io.leadline.activities.job.JobQueue;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Facts of queues in memory, under the same contract as the Mongo adapter. */
public final class FakeQueueFacts implements QueueFacts {
  private final Map<String, QueueMinute> minutes = new HashMap<>();
  private final Map<String, SlotUse> uses = new HashMap<>();
  private final Map<JobQueue, TreeMap<Instant, Long>> backlogs = new HashMap<>();

  @Override
  public synchronized void save(String process, Collection<QueueMinute> totals) {
    totals.forEach(it -> minutes.put(process + it.queue() + it.minute(), it));
  }

  @Override
  public synchronized List<QueueMinute> minutes(Instant from) {
    return minutes.values().stream().filter(it -> !it.minute().isBefore(from)).toList();
  }

  @Override
  public synchronized void report(String process, Collection<SlotUse> said) {
    said.forEach(use -> uses.put(process + use.queue(), use));
  }

  @Override
  public synchronized List<SlotUse> uses(Instant since) {
    return uses.values().stream().filter(use -> !use.at().isBefore(since)).toList();
  }

  @Override
  public synchronized void noteBacklog(JobQueue queue, Instant at, long jobs) {
    backlogs.computeIfAbsent(queue, key -> new TreeMap<>()).put(at, jobs);
  }

  @Override
  public synchronized List<Long> backlogs(JobQueue queue, Instant from) {
    return List.copyOf(backlogs.getOrDefault(queue, new TreeMap<>()).tailMap(from, true).values());
  }

  @Override
  public synchronized void forget(Instant before) {
    minutes.values().removeIf(it -> it.minute().isBefore(before));
    uses.values().removeIf(use -> use.at().isBefore(before));
    backlogs.values().forEach(times -> times.headMap(before).clear());
  }
}
