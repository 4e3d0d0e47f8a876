package io.leadline.starter.cli.verb;

import io.leadline.activities.alert.AlertPreview;
import io.leadline.activities.config.Loopback;
import io.leadline.activities.config.MailService;
import io.leadline.activities.lead.Lead;
import io.leadline.starter.Features;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import io.leadline.starter.cli.Table;
import io.leadline.starter.start.AlertRuns;
import io.leadline.workflows.alert.AlertCounts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alerts}: running slots by hand, and explaining what a lead would get. */
@Command(
    name = "alerts",
    description = "Run alert slots now; explain what a lead would be sent.",
    synopsisSubcommandLabel = "VERB",
    footerHeading = "%nExample:%n",
    footer = "  ./leadline alerts preview ada@example.com",
    mixinStandardHelpOptions = true)
public final class AlertVerbs extends Group {
  public AlertVerbs(Cli cli) {
    super(cli);
  }

  /** What {@code alerts run --json} prints. */
  record RunReport(
      Instant until,
      boolean dryRun,
      List<AlertRuns.SlotRun> slots,
      Map<String, Long> byOutcome,
      long total) {}

  @Command(
      description = "Run every slot that is due, oldest first, and wait for all.",
      footerHeading = "%nExample:%n",
      footer = {
        "  ./leadline alerts run --dry-run",
        "  ./leadline alerts run --at 2026-12-01T14:00:00Z      (sandbox only)"
      },
      mixinStandardHelpOptions = true)
  void run(
      @Option(names = "--at", paramLabel = "INSTANT", description = "Up to then instead of now.")
          @Nullable Instant at,
      @Option(names = "--dry-run", description = "Count what would happen; send nothing.")
          boolean dryRun,
      @Mixin JsonOption json) {
    Instant now = cli.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    Instant until = at == null ? now : at;
    if (until.isAfter(now)) {
      sandboxOnly();
    }
    RunReport report = dryRun ? count(until) : send(until, json);
    if (json.asked()) {
      cli.json(report);
      return;
    }
    Table table = new Table(cli, "OUTCOME", "LEADS");
    report.byOutcome().forEach(table::row);
    table.print();
    cli.print(
        (dryRun ? "Nothing was sent; " : report.slots().size() + " slots, ")
            + report.total()
            + (dryRun ? " alerts are due." : " alerts judged."));
  }

  private RunReport count(Instant until) {
    AlertCounts counts = features().alertPreview().dryRun(until);
    return report(until, true, List.of(), counts);
  }

  private RunReport send(Instant until, JsonOption json) {
    List<AlertRuns.SlotRun> slots =
        AlertRuns.on(cli.ports().temporal(), () -> cli.ports().alertStates().earliestSlot())
            .runUpTo(
                until,
                slot -> {
                  if (!json.asked()) {
                    cli.say(slot.slot() + "  " + slot.counts().byOutcome());
                  }
                });
    AlertCounts sum = AlertCounts.NONE;
    for (AlertRuns.SlotRun slot : slots) {
      sum = sum.plus(slot.counts());
    }
    return report(until, false, slots, sum);
  }

  private static RunReport report(
      Instant until, boolean dryRun, List<AlertRuns.SlotRun> slots, AlertCounts sum) {
    long total = sum.byOutcome().values().stream().mapToLong(Long::longValue).sum();
    return new RunReport(until, dryRun, slots, new java.util.TreeMap<>(sum.byOutcome()), total);
  }

  /** Nobody real must get tomorrow's alert today. */
  private void sandboxOnly() {
    sandboxOnly(MailService.of(cli.settings()).addressSetting(), "mail");
    if (cli.settings().containsKey("TWILIO_ACCOUNT_SID")) {
      sandboxOnly("TWILIO_BASE_URL", "texts");
    }
  }

  private void sandboxOnly(String variable, String what) {
    String provider = cli.settings().getOrDefault(variable, "");
    if (!Loopback.is(provider)) {
      throw Exit.usage(
          "--at is ahead of the clock, which is for the sandbox only: "
              + variable
              + " is "
              + (provider.isEmpty() ? "not set" : provider)
              + ", so "
              + what
              + " would reach real people.");
    }
  }

  @Command(
      description = {
        "What a lead would be sent now, and why each posting was chosen or not.",
        "A score is the product of the factors beside it."
      },
      footerHeading = "%nExample:%n",
      footer = "  ./leadline alerts preview ada@example.com",
      mixinStandardHelpOptions = true)
  void preview(
      @Parameters(paramLabel = "LEAD", description = "Id, address or phone number.") String name,
      @Mixin JsonOption json) {
    Lead lead = LeadGroup.find(features().leadDesk(), name);
    List<AlertPreview.Explanation> explanations = features().alertPreview().explain(lead.id());
    if (json.asked()) {
      cli.json(explanations);
      return;
    }
    if (explanations.isEmpty()) {
      cli.print("This lead receives no alerts; its stage is " + lead.life().stage() + ".");
    }
    PreviewText text = new PreviewText(cli, lead.timeZone());
    explanations.forEach(text::show);
  }

  private Features features() {
    return new Features(cli.ports(), cli.settings(), cli.clock());
  }
}
