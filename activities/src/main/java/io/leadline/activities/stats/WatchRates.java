package io.leadline.activities.stats;

import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.alarm.Alarms;
import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.workflows.lead.Channel;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the complaint, bounce and confirmation rates of yesterday and today (UTC) with their
 * limits and with the week before. A channel whose rates are out of bounds is slowed or stopped by
 * {@link RateBrakes}; what an operator started again is judged by the days after.
 */
public final class WatchRates implements BackgroundJob<WatchRates.Input, List<String>> {
  private static final int RECENT = 2;
  private static final int BEFORE = 7;

  private final Statistics statistics;
  private final RateBrakes brakes;
  private final Alarms alarms;
  private final InstantSource clock;

  public WatchRates(Statistics statistics, RateBrakes brakes, Alarms alarms, InstantSource clock) {
    this.statistics = statistics;
    this.brakes = brakes;
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
    List<DayStats> recent = days.subList(BEFORE, days.size());
    List<String> found = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      found.addAll(brakes.apply(channel, recent));
    }
    RateRules.confirmations(recent, days.subList(0, BEFORE))
        .ifPresent(
            words -> {
              alarms.raise(Alarm.warning("rates of confirmation", "Rates", words));
              found.add(words);
            });
    return found;
  }
}
