package io.leadline.starter.api.stats;

import io.leadline.activities.stats.StatsQuery;
import io.leadline.activities.stats.StatsQuery.Section;
import io.leadline.starter.api.Problem.BadField;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which figures a query string asks for, and what is wrong with it. */
final class StatsParameters {
  private final Function<String, @Nullable String> values;
  private final InstantSource clock;
  private final List<BadField> problems = new ArrayList<>();

  /**
   * @param values by name; null for what is not given
   */
  StatsParameters(Function<String, @Nullable String> values, InstantSource clock) {
    this.values = values;
    this.clock = clock;
  }

  /** What is asked for; null when {@link #problems} has something to say. */
  @Nullable StatsQuery query() {
    ZoneId zone = read("zone", ZoneId.of("UTC"), ZoneId::of, "must be such as America/Chicago");
    LocalDate last =
        read(
            "day",
            LocalDate.ofInstant(clock.instant(), zone),
            LocalDate::parse,
            "must be a date such as 2026-11-24");
    int days =
        read(
            "days",
            1,
            StatsParameters::days,
            "must be a whole number from 1 to " + StatsQuery.MOST_DAYS);
    Set<Section> sections =
        read(
            "sections",
            Set.of(),
            StatsParameters::sections,
            "must be some of days,domains,funnel,cohorts");
    return problems.isEmpty()
        ? new StatsQuery(last.minusDays(days - 1L), last, zone, sections)
        : null;
  }

  List<BadField> problems() {
    return problems;
  }

  private <T> T read(String name, T otherwise, Function<String, T> reader, String problem) {
    String text = values.apply(name);
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    try {
      return reader.apply(text.strip());
    } catch (DateTimeException | IllegalArgumentException e) {
      problems.add(new BadField(name, problem, null));
      return otherwise;
    }
  }

  private static int days(String text) {
    int days = Integer.parseInt(text);
    if (days < 1 || days > StatsQuery.MOST_DAYS) {
      throw new IllegalArgumentException(text);
    }
    return days;
  }

  private static Set<Section> sections(String text) {
    Set<Section> sections = EnumSet.noneOf(Section.class);
    for (String name : text.split(",", -1)) {
      sections.add(Section.valueOf(name.strip().toUpperCase(Locale.ROOT)));
    }
    return sections;
  }
}
