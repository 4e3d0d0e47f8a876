package io.leadline.starter.cli.verb;

import io.leadline.activities.stats.DayStats;
import io.leadline.activities.stats.LeadCounts;
import io.leadline.activities.stats.MessageCounts;
import io.leadline.starter.Features;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import io.leadline.starter.cli.Table;
import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stats}: the figures of a day, or of several. */
@Command(
    name = "stats",
    description = "What was sent, what became of it, and how leads moved; counted anew each time.",
    footerHeading = "%nExample:%n",
    footer = {"  ./leadline stats --day 2026-11-24", "  ./leadline stats --days 30 --json"},
    mixinStandardHelpOptions = true)
public final class StatsVerb implements Callable<Integer> {
  private static final int MOST_DAYS = 366;

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

  @Mixin private JsonOption json = new JsonOption();

  public StatsVerb(Cli cli) {
    this.cli = cli;
  }

  /** What {@code stats --json} prints; {@code total} has no stages, which do not add up. */
  record Report(
      LocalDate from,
      LocalDate to,
      ZoneId zone,
      List<DayStats> days,
      Map<String, MessageCounts> messages,
      LeadCounts leads) {}

  @Override
  public Integer call() {
    if (days < 1 || days > MOST_DAYS) {
      throw Exit.usage("--days takes a number from 1 to " + MOST_DAYS + ", not " + days + ".");
    }
    LocalDate last = day == null ? LocalDate.ofInstant(cli.clock().instant(), zone) : day;
    LocalDate first = last.minusDays(days - 1L);
    List<DayStats> counted =
        new Features(cli.ports(), cli.settings(), cli.clock()).statistics().of(first, last, zone);
    Report report = report(first, last, counted);
    if (json.asked()) {
      cli.json(report);
    } else {
      show(report);
    }
    return Exit.DONE;
  }

  private Report report(LocalDate first, LocalDate last, List<DayStats> counted) {
    Map<String, MessageCounts> messages = new TreeMap<>();
    counted.forEach(
        stats ->
            stats.messages().forEach((what, n) -> messages.merge(what, n, MessageCounts::plus)));
    LeadCounts leads =
        counted.stream().map(DayStats::leads).reduce(LeadCounts.NONE, LeadCounts::plus);
    return new Report(first, last, zone, counted, messages, leads);
  }

  private void show(Report report) {
    if (days > 1) {
      showDays(report.days());
      cli.print("");
    }
    showMessages(report);
    cli.print("");
    showLeads(report);
  }

  private void showDays(List<DayStats> counted) {
    Table table =
        new Table(
            cli, "DAY", "SENT", "DELIVERED", "OPENED", "CLICKED", "SIGNED UP", "CONFIRMED", "LEFT");
    for (DayStats stats : counted) {
      MessageCounts all = stats.allMessages();
      table.row(
          stats.day(),
          all.sent(),
          all.delivered(),
          all.opened(),
          all.clicked(),
          stats.leads().signedUp(),
          stats.leads().confirmed(),
          sum(stats.leads().closed()));
    }
    table.print();
  }

  private void showMessages(Report report) {
    if (report.messages().isEmpty()) {
      cli.print("No message was sent or heard of " + period(report) + ".");
      return;
    }
    Table table =
        new Table(
            cli,
            "MESSAGES",
            "SENT",
            "UNKNOWN",
            "DELIVERED",
            "BOUNCED",
            "SOFT",
            "DROPPED",
            "SPAM",
            "LEFT",
            "OPENED",
            "CLICKED",
            "MACHINES");
    report.messages().forEach((what, n) -> table.row(cells(what, n)));
    table.print();
  }

  private static @Nullable Object[] cells(String what, MessageCounts n) {
    return new Object[] {
      what,
      n.sent(),
      n.unknown(),
      n.delivered(),
      n.bounced(),
      n.softBounced(),
      n.dropped(),
      n.complained(),
      n.unsubscribed(),
      n.opened(),
      n.clicked(),
      n.machineOpened() + " / " + n.machineClicked()
    };
  }

  private void showLeads(Report report) {
    LeadCounts leads = report.leads();
    cli.print(
        "Leads: "
            + leads.signedUp()
            + " signed up, "
            + leads.confirmed()
            + " proved their address"
            + timeToConfirm(report)
            + ".");
    list("Left", leads.closed());
    list("Unsubscribed by", leads.unsubscribed());
    list("Moved", leads.transitions());
    list("At the end", new TreeMap<LeadStage, Long>(report.days().getLast().stages()));
  }

  private String timeToConfirm(Report report) {
    Duration median = report.days().getLast().medianTimeToConfirm();
    return days > 1 || median == null
        ? ""
        : ", half of them within " + Math.max(1, median.toMinutes()) + " min";
  }

  private void list(String what, Map<?, Long> counts) {
    List<String> parts =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() != 0)
            .map(entry -> entry.getValue() + " " + words(entry.getKey()))
            .toList();
    if (!parts.isEmpty()) {
      cli.print(what + ": " + String.join(", ", parts));
    }
  }

  private static String words(Object key) {
    return key.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String period(Report report) {
    return report.from().equals(report.to())
        ? "on " + report.from()
        : "from " + report.from() + " to " + report.to();
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
