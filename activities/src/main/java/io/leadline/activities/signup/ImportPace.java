package io.leadline.activities.signup;

import io.leadline.activities.config.Environment;
import java.time.Duration;

/**
 * How the first mails of a large import are spread: so many in an hour on the first day, and twice
 * as many on each day that follows, since mailbox providers distrust a sudden burst. Pure.
 *
 * @param perHour on the first day
 */
public record ImportPace(int perHour) {
  public static final ImportPace DEFAULT = new ImportPace(1000);

  private static final Duration DAY = Duration.ofDays(1);
  private static final int HOURS = 24;
  private static final int MOST_DOUBLINGS = 10;

  public ImportPace {
    if (perHour < 1) {
      throw new IllegalArgumentException("nothing would ever be sent: " + perHour + " an hour");
    }
  }

  /** Reads {@code LEADLINE_IMPORT_PER_HOUR}. */
  public static ImportPace from(Environment environment) {
    return new ImportPace(
        environment.number("LEADLINE_IMPORT_PER_HOUR", DEFAULT.perHour, 1, 1_000_000));
  }

  /**
   * @param position in the line, from 0
   * @return how long after the import the mail of that position is due
   */
  public Duration delay(long position) {
    long rest = position;
    long hourly = perHour;
    Duration days = Duration.ZERO;
    for (int i = 0; i < MOST_DOUBLINGS && rest >= hourly * HOURS; i++) {
      rest -= hourly * HOURS;
      hourly *= 2;
      days = days.plus(DAY);
    }
    return days.plus(Duration.ofHours(1).multipliedBy(rest).dividedBy(hourly));
  }
}
