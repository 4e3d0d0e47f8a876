package io.leadline.activities.policy;

import io.leadline.activities.config.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many in each period, as settings say it: {@code 100/s}, {@code 600/min}, {@code 20000/h}.
 * Periods begin with those of the clock. Pure.
 *
 * @param most 0 for no limit
 */
public record Rate(int most, Unit unit) {
  /** No limit. */
  public static final Rate UNLIMITED = new Rate(0, Unit.SECOND);

  private static final String EXPECTED = "a rate such as 100/s, 600/min or 20000/h, or off";
  private static final String OFF = "off";
  private static final Pattern SHAPE = Pattern.compile("([1-9]\\d{0,8})/(s|min|h)");

  /** How long a period is. */
  public enum Unit {
    SECOND("s", 1),
    MINUTE("min", 60),
    HOUR("h", 3600);

    private final String word;
    private final int seconds;

    Unit(String word, int seconds) {
      this.word = word;
      this.seconds = seconds;
    }

    private static Unit of(String word) {
      return switch (word) {
        case "s" -> SECOND;
        case "min" -> MINUTE;
        default -> HOUR;
      };
    }
  }

  /**
   * @throws IllegalArgumentException for what is no rate
   */
  public static Rate parse(String text) {
    if (text.equals(OFF)) {
      return UNLIMITED;
    }
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("expected " + EXPECTED);
    }
    return new Rate(Integer.parseInt(parts.group(1)), Unit.of(parts.group(2)));
  }

  static Rate from(Environment environment, String name, Rate usual) {
    String text = environment.text(name, usual.toString());
    try {
      return parse(text);
    } catch (IllegalArgumentException e) {
      environment.refuse(name, text, EXPECTED);
      return usual;
    }
  }

  public boolean isLimited() {
    return most > 0;
  }

  /** When the period of a moment began, in seconds since the epoch. */
  long begin(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), (long) unit.seconds) * unit.seconds;
  }

  /** When the period after that of a moment begins. */
  Instant nextBegin(Instant at) {
    return Instant.ofEpochSecond(begin(at)).plus(Duration.ofSeconds(unit.seconds));
  }

  /** The rate that keeps a tenth free for messages that somebody waits for. */
  Rate leavingATenth() {
    return new Rate(most - most / 10, unit);
  }

  boolean isSlowerThan(Rate other) {
    return isLimited() && (long) most * other.unit.seconds < (long) other.most * unit.seconds;
  }

  @Override
  public String toString() {
    return isLimited() ? most + "/" + unit.word : OFF;
  }
}
