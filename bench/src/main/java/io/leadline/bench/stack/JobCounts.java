package io.leadline.bench.stack;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many {@code noop} jobs the worker has recorded as succeeded, by its own metrics. */
public final class JobCounts {
  private static final Pattern SUCCEEDED =
      Pattern.compile(
          "^jobs_processed_total\\{(?=[^}]*type=\"noop\")(?=[^}]*status=\"succeeded\")[^}]*} (\\S+)$",
          Pattern.MULTILINE);

  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Duration SHORTEST = Duration.ofMillis(20);
  private static final Duration LONGEST = Duration.ofMillis(500);

  private final OwnStack stack;
  private long before;

  public JobCounts(OwnStack stack) {
    this.stack = stack;
  }

  /** Counts from here on. */
  public void mark() {
    before = total();
  }

  public long since() {
    return total() - before;
  }

  /**
   * Returns when so many more were recorded; how long that took from {@code startNanos} on. Each
   * look costs the worker a few milliseconds, so it looks often only when the end is near.
   */
  public double secondsUntil(long jobs, long startNanos) {
    while (true) {
      long done = since();
      long soFar = System.nanoTime() - startNanos;
      if (done >= jobs) {
        return soFar / 1e9;
      }
      if (soFar > PATIENCE.toNanos()) {
        throw new IllegalStateException("waited in vain for " + jobs + " recorded jobs");
      }
      double left = done == 0 ? LONGEST.toNanos() : (double) soFar / done * (jobs - done);
      LockSupport.parkNanos(Math.clamp((long) left / 2, SHORTEST.toNanos(), LONGEST.toNanos()));
    }
  }

  private long total() {
    Matcher found = SUCCEEDED.matcher(stack.get(stack.workerMetrics()).body());
    double total = 0;
    while (found.find()) {
      total += Double.parseDouble(found.group(1));
    }
    return (long) total;
  }
}
