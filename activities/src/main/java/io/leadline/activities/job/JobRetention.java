package io.leadline.activities.job;

import io.leadline.activities.config.Environment;
import java.time.Duration;

/**
 * How long what the job facility writes down is kept.
 *
 * @param jobs records of jobs that succeeded or were cancelled, with their results
 * @param deadLetters records of jobs that failed, with their errors
 * @param audit what operators did
 */
public record JobRetention(Duration jobs, Duration deadLetters, Duration audit) {
  public static final JobRetention DEFAULTS =
      new JobRetention(Duration.ofDays(30), Duration.ofDays(30), Duration.ofDays(365));

  /**
   * Reads {@code LEADLINE_KEEP_JOBS}, {@code LEADLINE_KEEP_DEAD_LETTERS} and {@code
   * LEADLINE_KEEP_AUDIT}.
   */
  public static JobRetention from(Environment environment) {
    return new JobRetention(
        environment.duration("LEADLINE_KEEP_JOBS", DEFAULTS.jobs),
        environment.duration("LEADLINE_KEEP_DEAD_LETTERS", DEFAULTS.deadLetters),
        environment.duration("LEADLINE_KEEP_AUDIT", DEFAULTS.audit));
  }

  /** How long a batch or chain is known, which may hold both. */
  public Duration wholes() {
    return jobs.compareTo(deadLetters) < 0 ? deadLetters : jobs;
  }
}
