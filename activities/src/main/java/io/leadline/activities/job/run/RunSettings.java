package io.leadline.activities.job.run;

import java.time.Duration;

/**
 * How a worker runs jobs, apart from what their kinds say.
 *
 * @param lease how long an attempt holds its groups without renewing
 * @param renewEvery how often it renews, and heartbeats
 * @param cancelEvery how often the store is asked who wants which job to end
 * @param limitEvery how often hard limits are looked at
 * @param abandonAfter how long a job may ignore being told to stop before it is given up
 * @param brakeAge how long a pause may go unnoticed
 * @param linger how long a busy recorder waits for more
 */
public record RunSettings(
    Duration lease,
    Duration renewEvery,
    Duration cancelEvery,
    Duration limitEvery,
    Duration abandonAfter,
    Duration brakeAge,
    Duration linger) {
  /** The lease is as long as the heartbeat timeout, after which another attempt may begin. */
  public static final RunSettings DEFAULTS =
      new RunSettings(
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofMillis(400),
          Duration.ofMillis(100),
          Duration.ofSeconds(5),
          Duration.ofMillis(500),
          Duration.ofMillis(20));
}
