package io.leadline.activities.job.watch;

import io.leadline.activities.config.Environment;
import io.leadline.activities.job.JobQueue;
import java.time.Duration;
import java.util.Map;

/**
 * What counts as not getting on.
 *
 * @param longestWait of a due job, per queue; longer than any burst of ours
 * @param deadLetters so many within the hour
 * @param backlog so many waiting jobs, if they were half as many within the hour
 * @param nothingDone how long a queue may run without a success
 * @param scheduleLate how late a schedule may be
 */
public record WatchSettings(
    Map<JobQueue, Duration> longestWait,
    int deadLetters,
    int backlog,
    Duration nothingDone,
    Duration scheduleLate) {
  public static final WatchSettings DEFAULTS =
      new WatchSettings(
          Map.of(
              JobQueue.HIGH, Duration.ofMinutes(5),
              JobQueue.DEFAULT, Duration.ofMinutes(30),
              JobQueue.LOW, Duration.ofHours(6)),
          20,
          1_000,
          Duration.ofMinutes(30),
          Duration.ofMinutes(15));

  private static final int MOST = 10_000_000;

  public static WatchSettings from(Environment environment) {
    return new WatchSettings(
        Map.of(
            JobQueue.HIGH, wait(environment, "HIGH", JobQueue.HIGH),
            JobQueue.DEFAULT, wait(environment, "DEFAULT", JobQueue.DEFAULT),
            JobQueue.LOW, wait(environment, "LOW", JobQueue.LOW)),
        environment.number("LEADLINE_WATCH_DEAD_LETTERS", DEFAULTS.deadLetters, 1, MOST),
        environment.number("LEADLINE_WATCH_BACKLOG", DEFAULTS.backlog, 1, MOST),
        environment.duration("LEADLINE_WATCH_NOTHING_DONE", DEFAULTS.nothingDone),
        environment.duration("LEADLINE_WATCH_SCHEDULE_LATE", DEFAULTS.scheduleLate));
  }

  private static Duration wait(Environment environment, String name, JobQueue queue) {
    return environment.duration("LEADLINE_WATCH_WAIT_" + name, DEFAULTS.longestWait(queue));
  }

  Duration longestWait(JobQueue queue) {
    return longestWait.getOrDefault(queue, Duration.ofHours(1));
  }
}
