package io.leadline.activities.alert;

import java.time.Duration;
import java.time.LocalTime;

/**
 * How alerts are paced and filled.
 *
 * @param time local time of day of the slot
 * @param jitter slots spread over this much after {@code time}, since mailbox providers dislike
 *     mail at the top of the hour
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
    Duration jitter,
    Duration minGap,
    Duration catchUp,
    Duration atOnce,
    int maxPostings,
    int minPostings,
    int perCompany,
    double minScore) {
  public static final AlertSettings DEFAULTS =
      new AlertSettings(
          LocalTime.of(8, 0),
          Duration.ofMinutes(45),
          Duration.ofHours(18),
          Duration.ofHours(4),
          Duration.ofHours(12),
          10,
          1,
          2,
          0.0);
}
