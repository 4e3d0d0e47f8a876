package io.leadline.activities.config;

import io.leadline.workflows.lead.LifecycleSettings;
import java.time.Duration;

/** Reads {@code LEADLINE_LIFECYCLE_*}, for the worker and for whatever issues or checks links. */
public final class LifecycleVariables {
  private static final String PREFIX = "LEADLINE_LIFECYCLE_";

  /** How long a verification link works unless {@code VERIFY_LINK} says otherwise. */
  private static final Duration LINK_LIFE = Duration.ofDays(3);

  private LifecycleVariables() {}

  /** How long a verification link works after its mail was composed. */
  public static Duration linkLife(Environment environment) {
    return environment.duration(PREFIX + "VERIFY_LINK", LINK_LIFE);
  }

  /** The usual settings with what the environment says otherwise. */
  public static LifecycleSettings read(Environment environment) {
    LifecycleSettings usual = LifecycleSettings.DEFAULTS;
    Duration reminder = environment.duration(PREFIX + "VERIFY_REMINDER", usual.verifyReminder());
    Duration giveUp = environment.duration(PREFIX + "VERIFY_GIVE_UP", usual.verifyGiveUp());
    if (giveUp.compareTo(reminder) < 0) {
      String name = PREFIX + "VERIFY_GIVE_UP";
      environment.refuse(name, giveUp.toString(), "at least VERIFY_REMINDER, " + reminder);
    }
    return new LifecycleSettings(
        reminder,
        giveUp,
        environment.duration(PREFIX + "CLOSED_KEPT", usual.closedKept()),
        environment.duration(PREFIX + "NEVER_VERIFIED_KEPT", usual.neverVerifiedKept()),
        environment.number(PREFIX + "RESENDS_PER_DAY", usual.resendsPerDay(), 0, 100),
        environment.number(PREFIX + "RESENDS_IN_ALL", usual.resendsInAll(), 0, 100),
        quiet(environment, usual.quiet()),
        environment.duration(PREFIX + "LONGEST_PAUSE", usual.longestPause()),
        environment.duration(PREFIX + "ADDRESS_CHANGE", usual.addressChange()));
  }

  private static LifecycleSettings.Quiet quiet(
      Environment environment, LifecycleSettings.Quiet usual) {
    return new LifecycleSettings.Quiet(
        environment.duration(PREFIX + "PAUSE_AFTER", usual.pauseAfter()),
        environment.number(PREFIX + "PAUSE_DELIVERED", usual.pauseDelivered(), 0, 1000),
        environment.duration(PREFIX + "OPEN_CREDIT", usual.openCredit()),
        environment.duration(PREFIX + "WINBACK_FIRST", usual.winbackFirst()),
        environment.duration(PREFIX + "WINBACK_SECOND", usual.winbackSecond()),
        environment.duration(PREFIX + "SUNSET", usual.sunset()),
        environment.duration(PREFIX + "SUNSET_GRACE", usual.sunsetGrace()),
        environment.duration(PREFIX + "WIDEN_AFTER", usual.widenAfter()),
        environment.duration(PREFIX + "WIDEN_AGAIN", usual.widenAgain()));
  }
}
