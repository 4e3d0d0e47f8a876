package io.leadline.activities.engagement;

import java.time.Duration;

/**
 * How a person is told from a machine (reference: gateways follow every link within seconds, mail
 * programs fetch pictures ahead).
 *
 * @param judgeAfter acts are provisional for this long after their receipt
 * @param tooSoon clicks within this after delivery are a machine's
 * @param awaitDelivery how long to wait for the delivery when a click depends on it
 * @param burst three or more distinct links within this are followed by a machine
 * @param trapped clicks this close to a hit of the hidden link are the same machine's
 */
public record HumanRules(
    Duration judgeAfter,
    Duration tooSoon,
    Duration awaitDelivery,
    Duration burst,
    Duration trapped) {
  /** Distinct links that make a burst. */
  public static final int BURST_LINKS = 3;

  public static final HumanRules DEFAULTS =
      new HumanRules(
          Duration.ofSeconds(15),
          Duration.ofSeconds(10),
          Duration.ofMinutes(10),
          Duration.ofSeconds(3),
          Duration.ofMinutes(1));

  /** These rules with other times to wait. */
  public HumanRules waiting(Duration judgedAfter, Duration machineWithin) {
    return new HumanRules(judgedAfter, machineWithin, awaitDelivery, burst, trapped);
  }
}
