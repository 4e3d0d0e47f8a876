package io.leadline.starter.cli.verb;

import io.leadline.activities.stats.StatsQuery;
import io.leadline.activities.stats.StatsQuery.Section;
import io.leadline.activities.stats.StatsReport;
import io.leadline.starter.Features;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stats}: the figures of a day, or of several. */
@Command(
    name = "stats",
    description = {
      "What was sent, what became of it, how leads moved, and how far they get.",
      "Shows everything, or only the parts that are named."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  ./leadline stats --day 2026-11-24",
      "  ./leadline stats --days 30 --funnel --domains",
      "  ./leadline stats --days 30 --json"
    },
    mixinStandardHelpOptions = true)
public final class StatsVerb implements Callable<Integer> {
  private final Cli cli;

  @Option(names = "--day", paramLabel = "DATE", description = "That day; today without it.")
  private @Nullable LocalDate day;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "1",
      description = "That many days, the last of them being --day.")
  private int days = 1;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "Where days begin, such as America/Chicago; ${DEFAULT-VALUE} without it.")
  private ZoneId zone = ZoneId.of("UTC");

  @Option(names = "--daily", description = "Only messages and leads, day by day.")
  private boolean daily;

  @Option(names = "--domains", description = "Only delivery by recipient domain and provider.")
  private boolean domains;

  @Option(names = "--funnel", description = "Only how far those got that signed up in these days.")
  private boolean funnel;

  @Option(
      names = "--cohorts",
      description = "Only how many are still active, by the week of their sign-up.")
  private boolean cohorts;

  @Mixin private JsonOption json = new JsonOption();

  public StatsVerb(Cli cli) {
    this.cli = cli;
  }

  @Override
  public Integer call() {
    if (days < 1 || days > StatsQuery.MOST_DAYS) {
      throw Exit.usage(
          "--days takes a number from 1 to " + StatsQuery.MOST_DAYS + ", not " + days + ".");
    }
    LocalDate last = day == null ? LocalDate.ofInstant(cli.clock().instant(), zone) : day;
    StatsReport report =
        new Features(cli.ports(), cli.settings(), cli.clock())
            .statsDesk()
            .report(new StatsQuery(last.minusDays(days - 1L), last, zone, sections()));
    if (json.asked()) {
      cli.json(report);
    } else {
      new StatsText(cli, report).print();
    }
    return Exit.DONE;
  }

  private Set<Section> sections() {
    Set<Section> sections = EnumSet.noneOf(Section.class);
    ask(sections, daily, Section.DAYS);
    ask(sections, domains, Section.DOMAINS);
    ask(sections, funnel, Section.FUNNEL);
    ask(sections, cohorts, Section.COHORTS);
    return sections;
  }

  private static void ask(Set<Section> sections, boolean asked, Section section) {
    if (asked) {
      sections.add(section);
    }
  }
}
