package io.leadline.activities.stats;

import io.leadline.activities.job.PermanentFailure;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store whose process is killed when it has stored some of the days. */
final class DyingStats implements DailyStats {
  private final DailyStats stored;
  private final int days;

  DyingStats(DailyStats stored, int days) {
    this.stored = stored;
    this.days = days;
  }

  @Override
  public void put(List<DayStats> counted) {
    stored.put(counted.subList(0, Math.min(days, counted.size())));
    throw new PermanentFailure("killed");
  }

  @Override
  public List<DayStats> between(LocalDate from, LocalDate to) {
    return stored.between(from, to);
  }

  @Override
  public @Nullable LocalDate latest() {
    return stored.latest();
  }
}
