package io.leadline.workflows.lead;

import java.time.Duration;

/**
 * A small delay that is the same for a lead at all times, so that leads that came together, as in
 * an import, do not wake together for ever.
 */
final class Jitter {
  private static final int STEPS = 1000;
  private static final int PARTS = 50;

  private Jitter() {}

  /** Up to a fiftieth of the delay. */
  static Duration of(String leadId, Duration delay) {
    return delay
        .dividedBy(PARTS * (long) STEPS)
        .multipliedBy(Math.floorMod(leadId.hashCode(), STEPS));
  }
}
