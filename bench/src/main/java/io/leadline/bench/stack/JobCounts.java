package io.leadline.bench.stack;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many {@code noop} jobs the worker has recorded as succeeded, by its own metrics. */
public final class JobCounts {
  private static final Pattern SUCCEEDED =
      Pattern.compile(
          "^jobs_processed_total\\{(?=[^}]*type=\"noop\")(?=[^}]*status=\"succeeded\")[^}]*} (\\S+)$",
          Pattern.MULTILINE);

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

  /** Returns when so many more were recorded; how long that took from {@code startNanos} on. */
  public double secondsUntil(long jobs, long startNanos) {
    OwnStack.await(jobs + " recorded jobs", () -> since() >= jobs);
    return (System.nanoTime() - startNanos) / 1e9;
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
