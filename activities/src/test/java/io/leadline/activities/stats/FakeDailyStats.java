package io.leadline.activities.stats;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Days in memory. */
public final class FakeDailyStats implements DailyStats {
  private final TreeMap<LocalDate, DayStats> days = new TreeMap<>();

  @Override
  public void put(List<DayStats> counted) {
    counted.forEach(day -> days.put(day.day(), day));
  }

  @Override
  public List<DayStats> between(LocalDate from, LocalDate to) {
    return List.copyOf(from.isAfter(to) ? List.of() : days.subMap(from, true, to, true).values());
  }

  @Override
  public @Nullable LocalDate latest() {
    return days.isEmpty() ? null : days.lastKey();
  }
}
