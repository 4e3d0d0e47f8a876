package io.leadline.activities.lead;

import java.time.Instant;

/** Knows when a text message may reach a lead. */
@FunctionalInterface
public interface TextTimes {
  /**
   * The first moment, from that one on, at which a text may arrive; {@code from} when it may now.
   */
  Instant earliest(Lead lead, Instant from);
}
