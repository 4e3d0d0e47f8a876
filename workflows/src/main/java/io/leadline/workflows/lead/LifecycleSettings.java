package io.leadline.workflows.lead;

import java.time.Duration;

/**
 * The durations and limits a lead's life runs by; read from {@code LEADLINE_LIFECYCLE_*} by the
 * worker and handed to the workflow by an activity, so that a replay sees what the first run saw.
 *
 * @param verifyReminder after this long without confirmation one reminder goes out
 * @param verifyGiveUp after this long without confirmation the lead is closed
 * @param closedKept how long the workflow of a closed lead stays open for late events
 * @param neverVerifiedKept the same for leads that never confirmed
 * @param resendsPerDay verification mails a lead may ask for within 24 hours
 * @param resendsInAll verification mails one opt-in may ask for in all
 */
public record LifecycleSettings(
    Duration verifyReminder,
    Duration verifyGiveUp,
    Duration closedKept,
    Duration neverVerifiedKept,
    int resendsPerDay,
    int resendsInAll) {
  public static final LifecycleSettings DEFAULTS =
      new LifecycleSettings(
          Duration.ofHours(24),
          Duration.ofDays(7),
          Duration.ofDays(14),
          Duration.ofDays(30),
          3,
          10);
}
