package io.leadline.activities.stats;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the figures of days are kept once they were counted, for lists over long periods. */
public interface DailyStats {
  /** Replaces what is stored of these days (UTC). */
  void put(List<DayStats> days);

  /** Those of the days between two dates, inclusive, that are stored; oldest first. */
  List<DayStats> between(LocalDate from, LocalDate to);

  /** The last day that is stored; null when none is. */
  @Nullable LocalDate latest();
}
