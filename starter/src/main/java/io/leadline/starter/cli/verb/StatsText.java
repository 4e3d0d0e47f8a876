package io.leadline.starter.cli.verb;

import io.leadline.activities.stats.DayStats;
import io.leadline.activities.stats.LeadCounts;
import io.leadline.activities.stats.MessageCounts;
import io.leadline.activities.stats.StatsReport;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Table;
import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Prints a {@link StatsReport} for people: tables, and words where there is nothing to show. */
final class StatsText {
  private final Cli cli;
  private final StatsReport report;

  StatsText(Cli cli, StatsReport report) {
    this.cli = cli;
    this.report = report;
  }

  void print() {
    List<Runnable> parts = new ArrayList<>();
    if (report.days() != null && report.messages() != null && report.leads() != null) {
      List<DayStats> days = report.days();
      Map<String, MessageCounts> messages = report.messages();
      LeadCounts leads = report.leads();
      if (days.size() > 1) {
        parts.add(() -> days(days));
      }
      parts.add(() -> messages(messages));
      parts.add(() -> leads(leads, days));
    }
    if (report.providers() != null && report.domains() != null) {
      Map<String, MessageCounts> providers = report.providers();
      Map<String, MessageCounts> domains = report.domains();
      parts.add(() -> delivery(providers, domains));
    }
    JourneyText journeys = new JourneyText(cli);
    if (report.funnel() != null) {
      var funnel = report.funnel();
      parts.add(() -> journeys.print(funnel, period()));
    }
    if (report.cohorts() != null) {
      var cohorts = report.cohorts();
      parts.add(() -> journeys.print(cohorts));
    }
    for (int part = 0; part < parts.size(); part++) {
      if (part > 0) {
        cli.print("");
      }
      parts.get(part).run();
    }
  }

  private void days(List<DayStats> counted) {
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

  private void messages(Map<String, MessageCounts> messages) {
    if (messages.isEmpty()) {
      cli.print("No message was sent or heard of " + period() + ".");
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
    messages.forEach(
        (what, n) ->
            table.row(
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
                n.machineOpened() + " / " + n.machineClicked()));
    table.print();
  }

  private void leads(LeadCounts leads, List<DayStats> days) {
    cli.print(
        "Leads: "
            + leads.signedUp()
            + " signed up, "
            + leads.confirmed()
            + " proved their address"
            + timeToConfirm(days)
            + ".");
    list("Left", leads.closed());
    list("Unsubscribed by", leads.unsubscribed());
    list("Moved", leads.transitions());
    list("At the end", new TreeMap<LeadStage, Long>(days.getLast().stages()));
  }

  private static String timeToConfirm(List<DayStats> days) {
    @Nullable Duration median = days.getLast().medianTimeToConfirm();
    return days.size() > 1 || median == null
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

  private void delivery(Map<String, MessageCounts> providers, Map<String, MessageCounts> domains) {
    if (providers.isEmpty()) {
      cli.print("Nothing was delivered " + period() + ", so there are no providers or domains.");
      return;
    }
    delivery("PROVIDER", providers);
    if (!domains.isEmpty()) {
      cli.print("");
      delivery("DOMAIN", domains);
    }
  }

  private void delivery(String what, Map<String, MessageCounts> counts) {
    Table table = new Table(cli, what, "SENT", "DELIVERED", "BOUNCED", "SOFT", "SPAM", "CLICKED");
    counts.forEach(
        (name, n) ->
            table.row(
                name,
                n.sent(),
                share(n.delivered(), n.sent()),
                share(n.bounced(), n.sent()),
                share(n.softBounced(), n.sent()),
                share(n.complained(), n.delivered()),
                share(n.clicked(), n.delivered())));
    table.print();
  }

  /** A count with its share; events of older messages may come to more than were sent. */
  static String share(long part, long whole) {
    return whole == 0
        ? Long.toString(part)
        : part + String.format(Locale.ROOT, " (%.1f %%)", 100.0 * part / whole);
  }

  private static String words(Object key) {
    return key.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String period() {
    return report.from().equals(report.to())
        ? "on " + report.from()
        : "from " + report.from() + " to " + report.to();
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
