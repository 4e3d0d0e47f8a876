package io.leadline.activities.job.queue;

import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.run.JobMetrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the attempts of one process by queue and minute. */
public final class QueueTally implements JobMetrics {
  private final InstantSource clock;
  private final Map<Slot, QueueMinute> minutes = new HashMap<>();

  private record Slot(JobQueue queue, Instant minute) {}

  public QueueTally(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void recorded(
      JobKind kind, JobStatus status, Duration waited, Duration took) {
    Slot slot = new Slot(kind.queue(), clock.instant().truncatedTo(ChronoUnit.MINUTES));
    QueueMinute before = minutes.getOrDefault(slot, QueueMinute.none(slot.queue(), slot.minute()));
    minutes.put(slot, before.with(status == JobStatus.SUCCEEDED, waited, took));
  }

  /** Totals of the minutes that may have changed lately. */
  synchronized List<QueueMinute> totals() {
    return List.copyOf(minutes.values());
  }

  /** Minutes before this one are saved and over. */
  synchronized void drop(Instant before) {
    minutes.keySet().removeIf(slot -> slot.minute().isBefore(before));
  }
}
