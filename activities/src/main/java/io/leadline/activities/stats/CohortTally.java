package io.leadline.activities.stats;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up journeys by the week they began in. */
final class CohortTally {
  private final ZoneId zone;
  private final Instant now;
  private final SortedMap<LocalDate, Week> weeks = new TreeMap<>();

  private static final class Week {
    private long signedUp;
    private final long[] active = new long[Journey.LOOKS.size()];
  }

  CohortTally(ZoneId zone, Instant now) {
    this.zone = zone;
    this.now = now;
  }

  void add(Journey journey) {
    LocalDate monday =
        LocalDate.ofInstant(journey.signedUpAt(), zone)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    Week week = weeks.computeIfAbsent(monday, key -> new Week());
    week.signedUp++;
    journey.lookUntil(now);
    for (int look = 0; look < week.active.length; look++) {
      week.active[look] += journey.wasActive(look) ? 1 : 0;
    }
  }

  List<Cohort> cohorts() {
    return weeks.entrySet().stream()
        .map(entry -> cohort(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Cohort cohort(LocalDate monday, Week week) {
    SortedMap<Integer, Long> active = new TreeMap<>();
    for (int look = 0; look < week.active.length; look++) {
      int after = Journey.LOOKS.get(look);
      if (Statistics.start(monday.plusWeeks(1L + after), zone).isBefore(now)) {
        active.put(after, week.active[look]);
      }
    }
    return new Cohort(monday, week.signedUp, active);
  }
}
