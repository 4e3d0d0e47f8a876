package io.leadline.starter.cli.verb;

import io.leadline.activities.stats.Cohort;
import io.leadline.activities.stats.Funnel;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints how far leads get. */
final class JourneyText {
  private static final List<Integer> WEEKS = List.of(1, 2, 4, 8, 12);

  private final Cli cli;

  JourneyText(Cli cli) {
    this.cli = cli;
  }

  /**
   * @param period in words, such as {@code on 2026-11-24}
   */
  void print(Funnel funnel, String period) {
    long all = funnel.signedUp();
    if (all == 0) {
      cli.print("Nobody signed up for the first time " + period + ", so there is no funnel.");
      return;
    }
    new Table(cli, "OF THOSE WHO SIGNED UP", "LEADS")
        .row("signed up", all)
        .row("verified", StatsText.share(funnel.verified(), all))
        .row("first alert", StatsText.share(funnel.alerted(), all))
        .row("first click", StatsText.share(funnel.clicked(), all))
        .row("still active", StatsText.share(funnel.stillActive(), all))
        .print();
  }

  void print(List<Cohort> cohorts) {
    if (cohorts.isEmpty()) {
      cli.print("Nobody signed up for the first time within the last 14 weeks.");
      return;
    }
    List<String> headings = new ArrayList<>(List.of("WEEK OF", "SIGNED UP"));
    WEEKS.forEach(weeks -> headings.add("ACTIVE AFTER " + weeks + " WK"));
    Table table = new Table(cli, headings.toArray(String[]::new));
    for (Cohort cohort : cohorts) {
      List<@Nullable Object> cells = new ArrayList<>(List.of(cohort.week(), cohort.signedUp()));
      for (int weeks : WEEKS) {
        Long active = cohort.active().get(weeks);
        cells.add(active == null ? null : StatsText.share(active, cohort.signedUp()));
      }
      table.row(cells.toArray());
    }
    table.print();
  }
}
