package io.leadline.activities.stats;

import io.leadline.activities.policy.RateThresholds;
import io.leadline.workflows.lead.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which rates of a period are out of bounds, and how far. Pure. */
final class RateRules {
  private static final double LEAST_OF_CONFIRMED = 0.5;
  private static final long LEAST_SIGN_UPS = 20;

  /** One or two people say nothing about a sender, however few messages there were. */
  private static final long LEAST_CASES = 3;

  private RateRules() {}

  /** What is to become of a channel. */
  enum Level {
    SLOW,
    STOP
  }

  /**
   * A rate of a channel that is out of bounds.
   *
   * @param words with the numbers, for people
   */
  record Finding(Level level, String words) {}

  /**
   * Complaints and hard bounces of a channel.
   *
   * @param days that are judged; none of them leads to nothing
   */
  static List<Finding> judge(Channel channel, List<DayStats> days, RateThresholds thresholds) {
    MessageCounts messages = messages(channel, days);
    List<Finding> findings = new ArrayList<>();
    judge(
            "complaints",
            messages.complained(),
            messages.delivered(),
            thresholds.complaints(),
            thresholds.sample())
        .ifPresent(findings::add);
    judge(
            "hard bounces",
            messages.bounced(),
            messages.sent(),
            thresholds.bounces(),
            thresholds.sample())
        .ifPresent(findings::add);
    return findings;
  }

  private static Optional<Finding> judge(
      String what, long cases, long all, RateThresholds.Pair limits, int sample) {
    double percent = all == 0 ? 0 : 100.0 * cases / all;
    if (all < sample || cases < LEAST_CASES || percent < limits.slow()) {
      return Optional.empty();
    }
    boolean stop = percent >= limits.stop();
    return Optional.of(
        new Finding(
            stop ? Level.STOP : Level.SLOW,
            String.format(
                Locale.ROOT,
                "%s are at %.2f %% (%d of %d), the limit is %.2f %%",
                what,
                percent,
                cases,
                all,
                stop ? limits.stop() : limits.slow())));
  }

  /**
   * In words, when far fewer sign-ups are confirmed than usual.
   *
   * @param recent the period that is judged
   * @param before the one to compare with
   */
  static Optional<String> confirmations(List<DayStats> recent, List<DayStats> before) {
    LeadCounts leads = leads(recent);
    LeadCounts usual = leads(before);
    if (leads.signedUp() < LEAST_SIGN_UPS || usual.signedUp() < LEAST_SIGN_UPS) {
      return Optional.empty();
    }
    double now = (double) leads.confirmed() / leads.signedUp();
    double then = (double) usual.confirmed() / usual.signedUp();
    return now < then * LEAST_OF_CONFIRMED
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "only %.0f %% of sign-ups are confirmed, usually %.0f %%",
                now * 100,
                then * 100))
        : Optional.empty();
  }

  private static MessageCounts messages(Channel channel, List<DayStats> days) {
    String prefix = channel.name().toLowerCase(Locale.ROOT) + " ";
    return days.stream()
        .flatMap(day -> day.messages().entrySet().stream())
        .filter(entry -> entry.getKey().startsWith(prefix))
        .map(Map.Entry::getValue)
        .reduce(MessageCounts.NONE, MessageCounts::plus);
  }

  private static LeadCounts leads(List<DayStats> days) {
    return days.stream().map(DayStats::leads).reduce(LeadCounts.NONE, LeadCounts::plus);
  }
}
