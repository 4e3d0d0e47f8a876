package io.leadline.activities.job;

import java.time.Duration;

/**
 * How often a job is tried and how long it waits in between: {@code first}, doubled each time, at
 * most {@code longest}, spread by jitter.
 *
 * @param attempts in all, 1 or more
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(5, Duration.ofSeconds(2), Duration.ofHours(1));

  private static final double JITTER = 0.2;

  public RetryPolicy {
    if (attempts < 1 || first.isNegative() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("not a retry policy: " + attempts + ", " + first);
    }
  }

  /**
   * The wait after a failed attempt.
   *
   * @param attempt the one that failed, from 1
   * @param random in [0, 1): where in the jitter of a fifth up or down the wait falls
   */
  public Duration waitAfter(int attempt, double random) {
    double doubled = (double) first.toMillis() * Math.pow(2, Math.min(attempt - 1, 40));
    double wait = Math.min(doubled, (double) longest.toMillis());
    return Duration.ofMillis((long) (wait * (1 - JITTER + 2 * JITTER * random)));
  }
}
