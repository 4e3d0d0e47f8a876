package io.leadline.activities.alert;

import io.leadline.activities.alert.TextWindow.Hours;
import io.leadline.activities.config.Environment;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;

/**
 * How alerts are paced and filled.
 *
 * @param time local time of day of the slot
 * @param textTime local time of day of a text message's slot
 * @param textWindow when text messages may arrive at all
 * @param jitter slots spread over this much after their time, since mailbox providers dislike mail
 *     at the top of the hour
 * @param minGap least time between two alerts, whatever zones and clocks do
 * @param catchUp how late an alert may still go out after an outage; later the day is skipped
 * @param atOnce a first alert that would have to wait longer than this goes out at once
 * @param maxPostings most postings in one alert
 * @param minPostings fewer new postings than this: no alert that day
 * @param perCompany most postings of one company in one alert
 * @param minScore postings that score lower are not shown
 */
public record AlertSettings(
    LocalTime time,
    LocalTime textTime,
    TextWindow textWindow,
    Duration jitter,
    Duration minGap,
    Duration catchUp,
    Duration atOnce,
    int maxPostings,
    int minPostings,
    int perCompany,
    double minScore) {
  private static final String OFF = "off";

  /** More nobody reads, and {@link ShownPostings} remembers this many a day for 60 days. */
  static final int MOST_POSTINGS = 20;

  public static final AlertSettings DEFAULTS =
      new AlertSettings(
          LocalTime.of(8, 0),
          LocalTime.of(10, 15),
          TextWindow.DEFAULTS,
          Duration.ofMinutes(45),
          Duration.ofHours(18),
          Duration.ofHours(4),
          Duration.ofHours(12),
          10,
          1,
          2,
          0.0);

  /**
   * Reads {@code LEADLINE_ALERT_TIME}, {@code _JITTER}, {@code _MIN_GAP}, {@code _CATCH_UP}, {@code
   * _MOST}, {@code _LEAST} and {@code _PER_COMPANY} and, for texts, {@code LEADLINE_SMS_TIME},
   * {@code _WINDOW} and {@code _SUNDAYS}.
   */
  public static AlertSettings from(Environment environment) {
    return new AlertSettings(
        timeOfDay(environment, "LEADLINE_ALERT_TIME", DEFAULTS.time),
        timeOfDay(environment, "LEADLINE_SMS_TIME", DEFAULTS.textTime),
        window(environment),
        environment.duration("LEADLINE_ALERT_JITTER", DEFAULTS.jitter),
        environment.duration("LEADLINE_ALERT_MIN_GAP", DEFAULTS.minGap),
        environment.duration("LEADLINE_ALERT_CATCH_UP", DEFAULTS.catchUp),
        DEFAULTS.atOnce,
        environment.number("LEADLINE_ALERT_MOST", DEFAULTS.maxPostings, 1, MOST_POSTINGS),
        environment.number("LEADLINE_ALERT_LEAST", DEFAULTS.minPostings, 1, MOST_POSTINGS),
        environment.number("LEADLINE_ALERT_PER_COMPANY", DEFAULTS.perCompany, 1, MOST_POSTINGS),
        DEFAULTS.minScore);
  }

  private static TextWindow window(Environment environment) {
    Hours weekdays = hours(environment, "LEADLINE_SMS_WINDOW", DEFAULTS.textWindow.weekdays());
    String sundays = environment.text("LEADLINE_SMS_SUNDAYS", OFF);
    return sundays.equals(OFF)
        ? new TextWindow(weekdays, null)
        : new TextWindow(weekdays, hours(environment, "LEADLINE_SMS_SUNDAYS", weekdays));
  }

  private static Hours hours(Environment environment, String name, Hours usual) {
    String text = environment.text(name, usual.toString());
    try {
      return Hours.parse(text);
    } catch (IllegalArgumentException e) {
      environment.refuse(name, text, "hours of a day such as 10:00-19:00");
      return usual;
    }
  }

  private static LocalTime timeOfDay(Environment environment, String name, LocalTime usual) {
    String text = environment.text(name, usual.toString());
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException e) {
      environment.refuse(name, text, "a time of day such as 08:00");
      return usual;
    }
  }
}
