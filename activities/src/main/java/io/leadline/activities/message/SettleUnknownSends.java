package io.leadline.activities.message;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;

/**
 * Settles calls whose outcome is open until nothing moves. Every worker looks every few seconds
 * anyway; this is for an operator who wants it now, and for when no loop has run for a while.
 */
public final class SettleUnknownSends implements BackgroundJob<SettleUnknownSends.Input, Integer> {
  private static final int MOST_PASSES = 50;

  private final CallSettlement settlement;

  public SettleUnknownSends(CallSettlement settlement) {
    this.settlement = settlement;
  }

  /** Nothing is needed. */
  public record Input() {}

  /**
   * @return how many steps were made
   */
  @Override
  public Integer run(Input input, JobContext context) {
    int all = 0;
    int moved = settlement.settle();
    for (int pass = 1; moved > 0 && pass < MOST_PASSES; pass++) {
      all += moved;
      context.checkCancelled();
      moved = settlement.settle();
    }
    return all + moved;
  }
}
