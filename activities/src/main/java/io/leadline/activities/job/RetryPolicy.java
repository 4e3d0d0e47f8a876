package io.leadline.activities.job;

import java.time.Duration;
import java.util.List;

/**
 * How often a job is tried and how long it waits in between: {@code first}, doubled each time, at
 * most {@code longest}, spread by jitter; or what {@code waits} says.
 *
 * @param attempts in all, 1 or more
 * @param waits one after each attempt but the last, or empty
 */
public record RetryPolicy(int attempts, Duration first, Duration longest, List<Duration> waits) {
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(5, Duration.ofSeconds(2), Duration.ofHours(1));

  private static final double JITTER = 0.2;

  public RetryPolicy {
    waits = List.copyOf(waits);
    if (attempts < 1 || first.isNegative() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("not a retry policy: " + attempts + ", " + first);
    }
  }

  public RetryPolicy(int attempts, Duration first, Duration longest) {
    this(attempts, first, longest, List.of());
  }

  /** Exactly these waits, spread by jitter, and one attempt more. */
  public static RetryPolicy waiting(Duration... waits) {
    List<Duration> all = List.of(waits);
    return new RetryPolicy(all.size() + 1, all.getFirst(), all.getLast(), all);
  }

  /**
   * The wait after a failed attempt.
   *
   * @param attempt the one that failed, from 1
   * @param random in [0, 1): where in the jitter of a fifth up or down the wait falls
   */
  public Duration waitAfter(int attempt, double random) {
    double wait =
        waits.isEmpty()
            ? Math.min(doubled(attempt), (double) longest.toMillis())
            : (double) waits.get(Math.min(attempt, waits.size()) - 1).toMillis();
    return Duration.ofMillis((long) (wait * (1 - JITTER + 2 * JITTER * random)));
  }

  private double doubled(int attempt) {
    return (double) first.toMillis() * Math.pow(2, Math.min(attempt - 1, 40));
  }
}
