package io.leadline.activities.job.queue;

import io.leadline.activities.job.JobBrakes.Brake;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task queue as operators see it; the names are outward.
 *
 * @param workers processes that work on it
 * @param slots of all of them
 * @param used slots that are busy; null for queues whose work is not jobs
 * @param backlog jobs that are due and not begun, or tasks; null when nobody can say
 * @param held jobs that were started and wait because the queue is paused
 * @param oldestWaiting since when the oldest waits; null when none does
 * @param paused who paused it and when; null when it is not
 * @param window that the values below are about
 * @param throughputPerSecond attempts that ended, or tasks handed out
 * @param meanMs how long an attempt ran
 * @param scheduleToStart from due to begun
 * @param recommended slots of all processes, and how that was found
 */
public record QueueView(
    String name,
    int workers,
    int slots,
    @Nullable Integer used,
    @Nullable Long backlog,
    long held,
    @Nullable Instant oldestWaiting,
    @Nullable Brake paused,
    Duration window,
    @Nullable Double throughputPerSecond,
    @Nullable Long meanMs,
    @Nullable ScheduleToStart scheduleToStart,
    QueueLoad.@Nullable Advice recommended) {
  /** Percentiles, in milliseconds. */
  public record ScheduleToStart(long p50Ms, long p90Ms, long p99Ms) {}
}
