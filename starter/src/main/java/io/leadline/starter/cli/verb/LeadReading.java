package io.leadline.starter.cli.verb;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.timeline.LeadView;
import io.leadline.activities.timeline.TimelineEntry;
import io.leadline.starter.Json;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import io.leadline.starter.cli.Table;
import io.leadline.starter.cli.Times;
import io.leadline.starter.page.Pages;
import io.leadline.starter.page.TimelinePages;
import io.leadline.workflows.lead.LeadStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verbs that look at leads. Public, as picocli finds inherited verbs only so. */
public abstract class LeadReading extends LeadGroup {
  LeadReading(Cli cli) {
    super(cli);
  }

  @Command(
      description = "Everything that is known of a lead now.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline lead show ada@example.com --json",
      mixinStandardHelpOptions = true)
  public void show(@Parameters(paramLabel = "LEAD") String name, @Mixin JsonOption json) {
    Lead lead = find(desk(), name);
    LeadView view = features().leadViews().of(lead);
    if (json.asked()) {
      cli.json(view);
    } else {
      new LeadText(cli, lead.timeZone()).show(view);
    }
  }

  @Command(
      description = "What happened to a lead and why: stages, slots, messages, events since.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline lead timeline ada@example.com --html ada.html",
      mixinStandardHelpOptions = true)
  public void timeline(
      @Parameters(paramLabel = "LEAD") String name,
      @Option(
              names = "--html",
              paramLabel = "FILE",
              description = "Write it as a page; - for standard output.")
          @Nullable Path html,
      @Mixin JsonOption json)
      throws IOException {
    Lead lead = find(desk(), name);
    List<TimelineEntry> entries = features().leadTimeline().of(lead);
    if (html != null) {
      LeadView view = features().leadViews().of(lead);
      write(html, new Pages().timeline(TimelinePages.of(lead, view, entries, Pages.style())));
    } else if (json.asked()) {
      cli.json(entries);
    } else {
      new LeadText(cli, lead.timeZone()).show(entries);
    }
  }

  @Command(
      description = "Leads, newest change first.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline lead list --stage VERIFYING --limit 20",
      mixinStandardHelpOptions = true)
  public void list(
      @Option(names = "--stage", description = "One of: ${COMPLETION-CANDIDATES}")
          @Nullable LeadStage stage,
      @Option(names = "--before", paramLabel = "INSTANT", description = "For the next page.")
          @Nullable Instant before,
      @Option(names = "--limit", defaultValue = "50") int limit,
      @Mixin JsonOption json) {
    if (limit < 1 || limit > 1000) {
      throw Exit.usage("--limit must be from 1 to 1000.");
    }
    List<Lead> leads = cli.ports().leads().list(stage, before, limit);
    if (json.asked()) {
      cli.json(leads.stream().map(features().leadViews()::of).toList());
      return;
    }
    Table table = new Table(cli, "ID", "STAGE", "REASON", "SINCE", "ADDRESS", "LOOKS FOR");
    for (Lead lead : leads) {
      table.row(
          lead.id(),
          lead.life().stage(),
          lead.life().why(),
          Times.minute(lead.life().stageSince(), lead.timeZone()),
          lead.email(),
          lead.interest().query());
    }
    table.print();
  }

  @Command(
      description = "Everything that is kept of a person, as one JSON document for them.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline lead export ada@example.com --out ada.json",
      mixinStandardHelpOptions = true)
  public void export(
      @Parameters(paramLabel = "LEAD") String name,
      @Option(
              names = "--out",
              paramLabel = "FILE",
              defaultValue = "-",
              description = "Where to; standard output without it.")
          Path out,
      @Mixin JsonOption json)
      throws IOException {
    Lead lead = find(desk(), name);
    write(out, Json.pretty(features().leadExports().of(lead)));
  }

  private void write(Path file, String page) throws IOException {
    if (file.toString().equals("-")) {
      cli.print(page);
    } else {
      Files.writeString(file, page);
      cli.say("Written to " + file);
    }
  }
}
