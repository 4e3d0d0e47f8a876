package io.leadline.activities.job;

import java.util.function.IntUnaryOperator;

/** Removes what is old, a limited number at a time, so that a store is never held up for long. */
public final class Purge {
  /** At most so many at once. */
  public static final int AT_ONCE = 1000;

  private Purge() {}

  /**
   * Removes until none is left.
   *
   * @param some removes at most so many and answers how many
   * @return how many in all
   */
  public static long all(JobContext context, IntUnaryOperator some) {
    long all = 0;
    int removed;
    do {
      context.checkCancelled();
      removed = some.applyAsInt(AT_ONCE);
      all += removed;
      context.progress(all, 0, "removed");
    } while (removed >= AT_ONCE);
    return all;
  }
}
