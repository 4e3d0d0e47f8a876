package io.leadline.activities.direct;

import java.time.Instant;

/** Knows when a text message may reach a number whose owner is no lead. */
@FunctionalInterface
public interface NumberTimes {
  /**
   * @param phone in E.164
   * @return the first moment, from that one on, at which a text may arrive
   */
  Instant earliest(String phone, Instant from);
}
