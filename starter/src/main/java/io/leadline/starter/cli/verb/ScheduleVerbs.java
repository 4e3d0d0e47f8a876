package io.leadline.starter.cli.verb;

import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import io.leadline.starter.cli.Table;
import io.leadline.starter.cli.Times;
import io.leadline.starter.start.Schedules;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code schedule}: what runs by the clock. */
@Command(
    name = "schedule",
    description = "List, trigger, pause, resume and backfill what runs by the clock.",
    synopsisSubcommandLabel = "VERB",
    footerHeading = "%nExample:%n",
    footer = "  ./leadline schedule list",
    mixinStandardHelpOptions = true)
public final class ScheduleVerbs extends Group {
  public ScheduleVerbs(Cli cli) {
    super(cli);
  }

  @Command(
      description = "Every schedule, when it runs next, and whether it is paused.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline schedule list --json",
      mixinStandardHelpOptions = true)
  void list(@Mixin JsonOption json) {
    List<Schedules.Entry> entries = schedules().list();
    if (json.asked()) {
      cli.json(entries);
      return;
    }
    ZoneId zone = ZoneId.systemDefault();
    Table table = new Table(cli, "NAME", "CRON", "ZONE", "STATE", "NEXT", "LAST", "MISSED");
    for (Schedules.Entry entry : entries) {
      table.row(
          entry.name(),
          entry.cron(),
          entry.zone(),
          state(entry),
          Times.minute(entry.next(), zone),
          Times.minute(entry.last(), zone),
          entry.missed());
    }
    table.print();
    List<Schedules.Entry> drifted =
        entries.stream().filter(entry -> entry.drift() != null).toList();
    drifted.forEach(entry -> cli.say(entry.name() + ": " + entry.drift() + "."));
    if (!drifted.isEmpty()) {
      cli.say("./leadline init mends that.");
    }
  }

  private String state(Schedules.Entry entry) {
    if (entry.drift() != null) {
      return cli.bad("differs");
    }
    return entry.paused() ? cli.bad("paused") : cli.good("on");
  }

  @Command(
      description = "Run one now, as if its time had come.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline schedule trigger leadline-alerts",
      mixinStandardHelpOptions = true)
  void trigger(@Parameters(paramLabel = "NAME") String name, @Mixin JsonOption json) {
    done(schedules().trigger(name), name, "triggered", json);
  }

  @Command(
      description = "Hold one until it is resumed; survives restarts.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline schedule pause leadline-alerts --note \"feed is broken\"",
      mixinStandardHelpOptions = true)
  void pause(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--note", defaultValue = "", description = "Why, for whoever looks next.")
          String note,
      @Mixin JsonOption json) {
    done(schedules().pause(name, note), name, "paused", json);
  }

  @Command(
      description = "Let a paused one run again.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline schedule resume leadline-alerts",
      mixinStandardHelpOptions = true)
  void resume(@Parameters(paramLabel = "NAME") String name, @Mixin JsonOption json) {
    done(schedules().resume(name), name, "resumed", json);
  }

  @Command(
      description = "Make up for the runs between two moments, one after the other.",
      footerHeading = "%nExample:%n",
      footer =
          "  ./leadline schedule backfill roll-up-stats"
              + " --from 2026-11-27T00:00:00Z --to 2026-11-28T00:00:00Z",
      mixinStandardHelpOptions = true)
  void backfill(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--from", required = true, paramLabel = "INSTANT", description = "First.")
          Instant from,
      @Option(names = "--to", required = true, paramLabel = "INSTANT", description = "Last.")
          Instant to,
      @Mixin JsonOption json) {
    if (to.isBefore(from)) {
      throw Exit.usage("--to must not be before --from.");
    }
    done(schedules().backfill(name, from, to), name, "backfilled", json);
  }

  private void done(boolean found, String name, String what, JsonOption json) {
    if (!found) {
      throw Exit.notFound("There is no schedule " + name + "; see ./leadline schedule list.");
    }
    if (json.asked()) {
      cli.json(Map.of("schedule", name, "result", what));
    } else {
      cli.print(name + " " + what + ".");
    }
  }

  private Schedules schedules() {
    return new Schedules(cli.ports().temporal());
  }
}
