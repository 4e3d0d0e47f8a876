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
 * day for a week, so the last eight are counted each time; counted twice they are the same.
 */
public final class RollUpStats implements BackgroundJob<RollUpStats.Input, Integer> {
  private static final int DAYS = Statistics.EVENT_DAYS + 1;
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
   * @param days up to today, at most 400; null for those that late events can change
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
    int days = input.days() == null ? DAYS : input.days();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    List<DayStats> counted = statistics.of(today.minusDays(days - 1L), today, ZoneOffset.UTC);
    stored.put(counted);
    return counted.size();
  }
}
