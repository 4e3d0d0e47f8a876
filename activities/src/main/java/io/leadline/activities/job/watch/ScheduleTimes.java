package io.leadline.activities.job.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When schedules run, as the engine says. */
@FunctionalInterface
public interface ScheduleTimes {
  /** All of ours. */
  List<ScheduleTime> all();

  /**
   * A schedule.
   *
   * @param next when it runs next; null when it does not
   * @param due when its last run was due; null before the first
   * @param started when that run was started
   */
  record ScheduleTime(
      String name,
      boolean paused,
      @Nullable Instant next,
      @Nullable Instant due,
      @Nullable Instant started) {
    /** How late it is now, or was with its last run. */
    public Duration lateness(Instant now) {
      if (!paused && next != null && next.isBefore(now)) {
        return Duration.between(next, now);
      }
      return due == null || started == null || started.isBefore(due)
          ? Duration.ZERO
          : Duration.between(due, started);
    }
  }
}
