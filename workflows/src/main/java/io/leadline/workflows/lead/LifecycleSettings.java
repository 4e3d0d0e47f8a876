package io.leadline.workflows.lead;

import java.time.Duration;

/**
 * The durations and limits a lead's life runs by; read from {@code LEADLINE_LIFECYCLE_*} by the
 * worker and handed to the workflow by activities, so that a replay sees what the first run saw.
 *
 * @param verifyReminder after this long without confirmation one reminder goes out
 * @param verifyGiveUp after this long without confirmation the lead is closed
 * @param closedKept how long the workflow of a closed lead stays open for late events
 * @param neverVerifiedKept the same for leads that never confirmed
 * @param resendsPerDay verification mails a lead may ask for within 24 hours
 * @param resendsInAll verification mails one opt-in may ask for in all
 * @param quiet what happens to a lead that no longer engages
 * @param longestPause a lead may ask for a pause of up to this
 * @param addressChange a new address that is not proved within this is dropped
 */
public record LifecycleSettings(
    Duration verifyReminder,
    Duration verifyGiveUp,
    Duration closedKept,
    Duration neverVerifiedKept,
    int resendsPerDay,
    int resendsInAll,
    Quiet quiet,
    Duration longestPause,
    Duration addressChange) {

  /**
   * Of leads that no longer engage.
   *
   * @param pauseAfter quiet for this long, a lead is paused
   * @param pauseDelivered but not before this many messages were delivered in that time
   * @param openCredit opens alone keep a lead active for this long after its last strong engagement
   * @param winbackFirst from the pause to the first win-back mail
   * @param winbackSecond from the first to the second
   * @param sunset from the second to the end
   * @param sunsetGrace for this long after it a click or the keep button still brings the lead back
   * @param widenAfter without any alert for this long, the lead is asked to widen its search
   * @param widenAgain and again after this long
   */
  public record Quiet(
      Duration pauseAfter,
      int pauseDelivered,
      Duration openCredit,
      Duration winbackFirst,
      Duration winbackSecond,
      Duration sunset,
      Duration sunsetGrace,
      Duration widenAfter,
      Duration widenAgain) {
    public static final Quiet DEFAULTS =
        new Quiet(
            Duration.ofDays(30),
            10,
            Duration.ofDays(90),
            Duration.ofDays(7),
            Duration.ofDays(14),
            Duration.ofDays(9),
            Duration.ofDays(14),
            Duration.ofDays(60),
            Duration.ofDays(90));
  }

  public static final LifecycleSettings DEFAULTS =
      new LifecycleSettings(
          Duration.ofHours(24),
          Duration.ofDays(7),
          Duration.ofDays(14),
          Duration.ofDays(30),
          3,
          10,
          Quiet.DEFAULTS,
          Duration.ofDays(90),
          Duration.ofDays(7));
}
