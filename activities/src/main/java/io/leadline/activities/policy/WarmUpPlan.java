package io.leadline.activities.policy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;

/**
 * How the volume of a sender's domain grows from the day of its first mail, since mailbox providers
 * turn away what a domain without history sends in bulk. Pure.
 *
 * @param mode whether it applies at all
 * @param firstDay mails on the first day
 * @param growth percent that each day adds to the one before
 * @param days how many days it lasts; from then on there is no limit
 */
public record WarmUpPlan(Mode mode, int firstDay, int growth, int days) {
  /** When the plan applies. */
  public enum Mode {
    /** To a domain whose first mail leaves through us. */
    AUTO,
    /** Also where the provider is on this machine. */
    ON,
    /** Never: the domain is declared warm. */
    OFF
  }

  /** 200 mails on the first day, half as many again on each that follows, for thirty days. */
  public static final WarmUpPlan DEFAULTS = new WarmUpPlan(Mode.AUTO, 200, 50, 30);

  /** Applies to nothing. */
  public static final WarmUpPlan OFF = new WarmUpPlan(Mode.OFF, 200, 50, 30);

  public boolean applies() {
    return mode != Mode.OFF;
  }

  /** Which day of the domain it is, from 1. */
  public long day(LocalDate first, LocalDate today) {
    return Math.max(0, ChronoUnit.DAYS.between(first, today)) + 1;
  }

  /**
   * Mails that the domain may send on a day.
   *
   * @param first day of its first mail
   * @return empty for no limit
   */
  public OptionalInt allowance(LocalDate first, LocalDate today) {
    long day = day(first, today);
    if (!applies() || day > days) {
      return OptionalInt.empty();
    }
    double allowance = firstDay * Math.pow(1 + growth / 100.0, (double) (day - 1));
    return OptionalInt.of((int) Math.min(Integer.MAX_VALUE, Math.round(allowance)));
  }
}
