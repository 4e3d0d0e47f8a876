package io.leadline.activities.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which rates of a period are alarming. Mailbox providers want complaints under 0.1 % and turn away
 * senders above 0.3 %; 2 % of hard bounces is where they begin to doubt a list. Pure.
 */
final class RateRules {
  private static final double MOST_COMPLAINTS = 0.001;
  private static final double MOST_BOUNCES = 0.02;
  private static final double LEAST_OF_CONFIRMED = 0.5;

  /** Fewer say nothing. */
  private static final long LEAST_MESSAGES = 200;

  private static final long LEAST_SIGN_UPS = 20;

  private RateRules() {}

  /**
   * In words, one for each rate that is out of bounds.
   *
   * @param recent the period that is judged
   * @param before the one to compare with
   */
  static List<String> alarms(List<DayStats> recent, List<DayStats> before) {
    List<String> alarms = new ArrayList<>();
    MessageCounts messages = messages(recent);
    LeadCounts leads = leads(recent);
    LeadCounts usual = leads(before);
    if (messages.delivered() >= LEAST_MESSAGES) {
      above(alarms, "complaints", messages.complained(), messages.delivered(), MOST_COMPLAINTS);
    }
    if (messages.sent() >= LEAST_MESSAGES) {
      above(alarms, "hard bounces", messages.bounced(), messages.sent(), MOST_BOUNCES);
    }
    if (leads.signedUp() >= LEAST_SIGN_UPS && usual.signedUp() >= LEAST_SIGN_UPS) {
      double now = rate(leads.confirmed(), leads.signedUp());
      double then = rate(usual.confirmed(), usual.signedUp());
      if (now < then * LEAST_OF_CONFIRMED) {
        alarms.add(
            String.format(
                Locale.ROOT,
                "only %.0f %% of sign-ups are confirmed, usually %.0f %%",
                now * 100,
                then * 100));
      }
    }
    return alarms;
  }

  private static void above(List<String> alarms, String what, long count, long all, double most) {
    double rate = rate(count, all);
    if (rate >= most) {
      alarms.add(
          String.format(
              Locale.ROOT,
              "%s are at %.2f %% (%d of %d), the limit is %.2f %%",
              what,
              rate * 100,
              count,
              all,
              most * 100));
    }
  }

  private static double rate(long part, long all) {
    return (double) part / all;
  }

  private static MessageCounts messages(List<DayStats> days) {
    return days.stream()
        .flatMap(day -> day.messages().entrySet().stream())
        .filter(entry -> entry.getKey().startsWith("email "))
        .map(Map.Entry::getValue)
        .reduce(MessageCounts.NONE, MessageCounts::plus);
  }

  private static LeadCounts leads(List<DayStats> days) {
    return days.stream().map(DayStats::leads).reduce(LeadCounts.NONE, LeadCounts::plus);
  }
}
