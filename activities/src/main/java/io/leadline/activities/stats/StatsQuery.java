package io.leadline.activities.stats;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/**
 * Which figures somebody wants to see.
 *
 * @param to the last day, inclusive
 * @param zone where days and weeks begin
 * @param sections which parts of the report; none means all
 */
public record StatsQuery(LocalDate from, LocalDate to, ZoneId zone, Set<Section> sections) {
  /** So long may a period be. */
  public static final int MOST_DAYS = 366;

  /** A part of the report. */
  public enum Section {
    DAYS,
    DOMAINS,
    FUNNEL,
    COHORTS
  }

  public StatsQuery {
    if (to.isBefore(from) || to.isAfter(from.plusDays(MOST_DAYS - 1L))) {
      throw new IllegalArgumentException("days must be 1 to " + MOST_DAYS);
    }
    sections = Set.copyOf(sections);
  }

  public boolean wants(Section section) {
    return sections.isEmpty() || sections.contains(section);
  }
}
