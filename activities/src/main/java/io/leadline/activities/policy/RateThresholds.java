package io.leadline.activities.policy;

import io.leadline.activities.config.Environment;

/**
 * From which rates on a channel is slowed, and from which it is stopped. Gmail wants complaints
 * under 0.10 % and turns away senders at 0.30 %; 2 % of hard bounces is where mailbox providers
 * begin to doubt a list.
 *
 * @param sample messages without which a rate says nothing
 */
public record RateThresholds(Pair complaints, Pair bounces, int sample) {
  public static final RateThresholds DEFAULTS =
      new RateThresholds(new Pair(0.10, 0.30), new Pair(2, 5), 500);

  private static final String EXPECTED = "a percentage from 0.01 to 100, such as 0.3";

  /** In percent; from {@code slow} on messages leave slowly, from {@code stop} on not at all. */
  public record Pair(double slow, double stop) {}

  /**
   * Reads {@code LEADLINE_COMPLAINTS_SLOW}, {@code _STOP}, {@code LEADLINE_BOUNCES_SLOW}, {@code
   * _STOP} and {@code LEADLINE_RATES_SAMPLE}.
   */
  public static RateThresholds from(Environment environment) {
    return new RateThresholds(
        pair(environment, "LEADLINE_COMPLAINTS_", DEFAULTS.complaints),
        pair(environment, "LEADLINE_BOUNCES_", DEFAULTS.bounces),
        environment.number("LEADLINE_RATES_SAMPLE", DEFAULTS.sample, 1, 10_000_000));
  }

  private static Pair pair(Environment environment, String prefix, Pair usual) {
    double slow = percent(environment, prefix + "SLOW", usual.slow);
    double stop = percent(environment, prefix + "STOP", usual.stop);
    if (stop < slow) {
      environment.refuse(
          prefix + "STOP", String.valueOf(stop), "no less than " + prefix + "SLOW, " + slow);
    }
    return new Pair(slow, stop);
  }

  private static double percent(Environment environment, String name, double usual) {
    String text = environment.text(name).orElse(null);
    if (text == null) {
      return usual;
    }
    double value = text.matches("\\d{1,3}(\\.\\d{1,4})?") ? Double.parseDouble(text) : 0;
    if (value >= 0.01 && value <= 100) {
      return value;
    }
    environment.refuse(name, text, EXPECTED);
    return usual;
  }
}
