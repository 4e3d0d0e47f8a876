package io.leadline.activities.stats;

import io.leadline.activities.stats.StatsQuery.Section;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers what operators ask for. Days that nothing changes any more are read as they were rolled
 * up; all others, and those of another zone than UTC, are counted anew.
 */
public final class StatsDesk {
  private final Statistics statistics;
  private final Journeys journeys;
  private final DailyStats stored;
  private final InstantSource clock;

  public StatsDesk(
      Statistics statistics, Journeys journeys, DailyStats stored, InstantSource clock) {
    this.statistics = statistics;
    this.journeys = journeys;
    this.stored = stored;
    this.clock = clock;
  }

  public StatsReport report(StatsQuery query) {
    boolean mail = query.wants(Section.DOMAINS);
    boolean all = query.wants(Section.DAYS);
    @Nullable List<DayStats> days = all || mail ? days(query) : null;
    return new StatsReport(
        query.from(),
        query.to(),
        query.zone(),
        all ? days : null,
        all && days != null ? sum(days, DayStats::messages) : null,
        all && days != null
            ? days.stream().map(DayStats::leads).reduce(LeadCounts.NONE, LeadCounts::plus)
            : null,
        mail && days != null ? sum(days, DayStats::providers) : null,
        mail && days != null ? domains(days) : null,
        query.wants(Section.FUNNEL)
            ? journeys.funnel(query.from(), query.to(), query.zone())
            : null,
        query.wants(Section.COHORTS) ? journeys.cohorts(query.zone()) : null);
  }

  private List<DayStats> days(StatsQuery query) {
    List<DayStats> settled = settled(query.from(), query.to(), query.zone());
    LocalDate rest = query.from().plusDays(settled.size());
    List<DayStats> days = new ArrayList<>(settled);
    if (!rest.isAfter(query.to())) {
      days.addAll(statistics.of(rest, query.to(), query.zone()));
    }
    return days;
  }

  /** The stored days that the period begins with, up to the first that is missing or open. */
  private List<DayStats> settled(LocalDate from, LocalDate to, ZoneId zone) {
    List<DayStats> settled = new ArrayList<>();
    LocalDate open =
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(RollUpStats.OPEN_DAYS);
    if (!zone.normalized().equals(ZoneOffset.UTC) || !from.isBefore(open)) {
      return settled;
    }
    LocalDate last = to.isBefore(open) ? to : open.minusDays(1);
    for (DayStats day : stored.between(from, last)) {
      if (!day.day().equals(from.plusDays(settled.size()))) {
        break;
      }
      settled.add(day);
    }
    return settled;
  }

  private static Map<String, MessageCounts> sum(
      List<DayStats> days, Function<DayStats, Map<String, MessageCounts>> part) {
    Map<String, MessageCounts> sum = new TreeMap<>();
    for (DayStats day : days) {
      part.apply(day).forEach((name, counts) -> sum.merge(name, counts, MessageCounts::plus));
    }
    return sum;
  }

  private static Map<String, MessageCounts> domains(List<DayStats> days) {
    DomainTally tally = new DomainTally();
    days.forEach(day -> day.domains().forEach(tally::add));
    return tally.top();
  }
}
