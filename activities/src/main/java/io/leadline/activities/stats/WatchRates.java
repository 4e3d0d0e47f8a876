package io.leadline.activities.stats;

import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.alarm.Alarms;
import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Compares the complaint, bounce and confirmation rates of yesterday and today (UTC) with their
 * limits and with the week before, and raises an alarm for each that is out of bounds.
 */
public final class WatchRates implements BackgroundJob<WatchRates.Input, List<String>> {
  private static final int RECENT = 2;
  private static final int BEFORE = 7;

  private final Statistics statistics;
  private final Alarms alarms;
  private final InstantSource clock;

  public WatchRates(Statistics statistics, Alarms alarms, InstantSource clock) {
    this.statistics = statistics;
    this.alarms = alarms;
    this.clock = clock;
  }

  /** Nothing is needed. */
  public record Input() {}

  /**
   * @return what is out of bounds, in words
   */
  @Override
  public List<String> run(Input input, JobContext context) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    List<DayStats> days =
        statistics.of(today.minusDays(BEFORE + RECENT - 1L), today, ZoneOffset.UTC);
    List<String> found =
        RateRules.alarms(days.subList(BEFORE, days.size()), days.subList(0, BEFORE));
    found.forEach(words -> alarms.raise(Alarm.warning("rates " + what(words), "Rates", words)));
    return found;
  }

  /** The words before the numbers, which differ each time. */
  private static String what(String words) {
    return words.replaceFirst("\\d.*", "").strip();
  }
}
