package io.leadline.activities.stats;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store whose process is killed, when it is told so, after it has stored some of the days. */
final class DyingStats implements DailyStats {
  private final DailyStats stored;
  private int days = Integer.MAX_VALUE;

  DyingStats(DailyStats stored) {
    this.stored = stored;
  }

  /** The next time, and only then, it dies after so many days. */
  void dieAfter(int stillStored) {
    days = stillStored;
  }

  @Override
  public void put(List<DayStats> counted) {
    int lasts = days;
    days = Integer.MAX_VALUE;
    stored.put(counted.subList(0, Math.min(lasts, counted.size())));
    if (lasts < Integer.MAX_VALUE) {
      throw new Killed();
    }
  }

  @Override
  public List<DayStats> between(LocalDate from, LocalDate to) {
    return stored.between(from, to);
  }

  @Override
  public @Nullable LocalDate latest() {
    return stored.latest();
  }

  /** Expected, so that nobody needs to see where. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed", null, false, false);
    }
  }
}
