package io.leadline.activities.stats;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the last days (UTC) anew from what is stored and keeps the figures. Late events re-open a
 * day for a week, so the last eight are counted each time, and those that were open when it last
 * ran; counted twice they are the same.
 */
public final class RollUpStats implements BackgroundJob<RollUpStats.Input, Integer> {
  /** Until then what is heard of a day changes its figures. */
  static final int OPEN_DAYS = 7;

  private static final int MOST = 400;

  private final Statistics statistics;
  private final DailyStats stored;
  private final InstantSource clock;

  public RollUpStats(Statistics statistics, DailyStats stored, InstantSource clock) {
    this.statistics = statistics;
    this.stored = stored;
    this.clock = clock;
  }

  /**
   * Which days.
   *
   * @param days up to today, at most 400; null for those that can have changed
   */
  public record Input(@Nullable Integer days) {
    public Input {
      if (days != null && (days < 1 || days > MOST)) {
        throw new IllegalArgumentException("days must be 1 to " + MOST);
      }
    }
  }

  /**
   * @return how many days were stored
   */
  @Override
  public Integer run(Input input, JobContext context) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate from = input.days() == null ? open(today) : today.minusDays(input.days() - 1L);
    List<DayStats> counted = statistics.of(from, today, ZoneOffset.UTC);
    stored.put(counted);
    return counted.size();
  }

  /** The first day whose stored figures may be outdated; every run stores its own day. */
  private LocalDate open(LocalDate today) {
    LocalDate lastRun = stored.latest();
    LocalDate since = lastRun == null || lastRun.isAfter(today) ? today : lastRun;
    LocalDate earliest = today.minusDays(MOST - 1L);
    LocalDate open = since.minusDays(OPEN_DAYS);
    return open.isBefore(earliest) ? earliest : open;
  }
}
