package io.leadline.starter.cli.verb;

import io.leadline.activities.posting.FeedCheck;
import io.leadline.activities.posting.FeedDesk;
import io.leadline.activities.posting.FeedPlan;
import io.leadline.activities.posting.FeedRun;
import io.leadline.activities.posting.ImportResult;
import io.leadline.starter.Features;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import io.leadline.starter.cli.Table;
import io.leadline.starter.cli.Times;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postings feeds}: which sources there are, what their last reading did, and when. */
@Command(
    name = "feeds",
    description = {
      "The last import of every source, what was refused and why, and when it is read next.",
      "With a verb: read a source by itself, change when, or remove it."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  ./leadline postings feeds",
      "  ./leadline postings feeds add https://jobs.example.com/feed.xml --every PT6H"
    },
    mixinStandardHelpOptions = true)
public final class FeedVerbs implements Runnable {
  private static final int REFUSALS_SHOWN = 3;

  private final Cli cli;

  @Mixin private JsonOption json = new JsonOption();

  public FeedVerbs(Cli cli) {
    this.cli = cli;
  }

  @Override
  public void run() {
    List<FeedDesk.Line> lines = desk().list();
    if (json.asked()) {
      cli.json(lines);
      return;
    }
    if (lines.isEmpty()) {
      cli.print("No feed was imported yet; see ./leadline postings import --help.");
      return;
    }
    Table table =
        new Table(
            cli, "SOURCE", "FORMAT", "READ AT", "ITEMS", "NEW", "CHANGED", "CLOSED", "REFUSED",
            "OPEN", "NEXT", "EVERY", "ORIGIN");
    for (FeedDesk.Line line : lines) {
      FeedPlan plan = line.plan();
      FeedRun last = line.feed().last();
      @Nullable ImportResult result = last == null ? null : last.result();
      table.row(
          line.feed().source(),
          result == null ? null : result.format(),
          last == null ? null : time(last.finishedAt()),
          result == null ? null : result.items(),
          result == null ? null : result.created(),
          result == null ? null : result.changed(),
          result == null ? null : result.closed(),
          result == null ? null : result.refusedCount(),
          last == null ? null : last.open(),
          plan == null ? "by hand" : plan.paused() ? cli.bad("paused") : time(plan.nextAt()),
          plan == null ? null : words(plan.every()),
          plan == null ? last == null ? null : last.origin() : plan.url());
    }
    table.print();
    lines.forEach(this::explain);
  }

  /** What an operator should know beyond the counts. */
  private void explain(FeedDesk.Line line) {
    String source = line.feed().source();
    FeedRun last = line.feed().last();
    if (last != null) {
      last.result().refused().stream()
          .limit(REFUSALS_SHOWN)
          .forEach(
              refused -> cli.print("  " + source + ": " + refused.item() + " " + refused.why()));
      if (last.result().notice() != null) {
        cli.print(cli.bad(source + ": " + last.result().notice()));
      }
    }
    FeedCheck check = line.feed().check();
    if (check != null) {
      String at = source + " at " + time(check.at()) + ": ";
      cli.print(
          check.problem() == null ? at + "it had not changed" : cli.bad(at + check.problem()));
    }
  }

  @Command(
      description = "Read a source from the web by itself, first within five minutes.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline postings feeds add https://jobs.example.com/feed.xml --source example",
      mixinStandardHelpOptions = true)
  void add(
      @Parameters(paramLabel = "URL", description = "Where the feed is.") URI url,
      @Option(names = "--source", description = "What it is called; its host without it.")
          @Nullable String source,
      @Option(names = "--format", defaultValue = "auto", description = "As of postings import.")
          String format,
      @Option(
              names = "--every",
              paramLabel = "DURATION",
              defaultValue = "PT1H",
              description = "From one reading to the next, PT5M to P30D; ${DEFAULT-VALUE} usually.")
          Duration every,
      @Mixin JsonOption asJson) {
    String name =
        source == null
            ? Objects.requireNonNullElse(url.getHost(), "").toLowerCase(Locale.ROOT)
            : source;
    FeedPlan plan;
    try {
      plan = FeedPlan.of(name, url, format, every, cli.clock().instant());
    } catch (IllegalArgumentException e) {
      throw Exit.usage(e.getMessage() + ": " + url + ", every " + every + ".");
    }
    desk().add(plan);
    tell(plan, asJson);
  }

  @Command(
      description = "Change when a source is read.",
      footerHeading = "%nExample:%n",
      footer = {
        "  ./leadline postings feeds schedule example --every PT30M",
        "  ./leadline postings feeds schedule example --pause"
      },
      mixinStandardHelpOptions = true)
  void schedule(
      @Parameters(paramLabel = "SOURCE") String source,
      @Option(names = "--every", paramLabel = "DURATION", description = "PT5M to P30D.")
          @Nullable Duration every,
      @Option(names = "--pause", description = "Not before it is resumed.") boolean pause,
      @Option(names = "--resume", description = "Go on.") boolean resume,
      @Option(names = "--now", description = "Within five minutes, and from then on as before.")
          boolean now,
      @Mixin JsonOption asJson) {
    if ((pause && resume) || (every == null && !pause && !resume && !now)) {
      throw Exit.usage("Give --every, --now, --pause or --resume.");
    }
    FeedPlan plan;
    try {
      plan =
          desk()
              .change(source, before -> changed(before, every, pause, resume, now))
              .orElseThrow(() -> unknown(source));
    } catch (IllegalArgumentException e) {
      throw Exit.usage(e.getMessage() + ", not every " + every + ".");
    }
    tell(plan, asJson);
  }

  private FeedPlan changed(
      FeedPlan before, @Nullable Duration every, boolean pause, boolean resume, boolean now) {
    Instant moment = cli.clock().instant();
    FeedPlan plan = every == null ? before : before.every(every, moment);
    plan = pause || resume ? plan.paused(pause) : plan;
    return now ? plan.dueAt(moment) : plan;
  }

  @Command(
      description = "Forget a source and close its postings.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline postings feeds remove example",
      mixinStandardHelpOptions = true)
  void remove(@Parameters(paramLabel = "SOURCE") String source, @Mixin JsonOption asJson) {
    long closed = desk().remove(source).orElseThrow(() -> unknown(source));
    if (asJson.asked()) {
      cli.json(Map.of("source", source, "closed", closed));
    } else {
      cli.print(source + " is removed, " + closed + " postings were closed.");
    }
  }

  private void tell(FeedPlan plan, JsonOption asJson) {
    if (asJson.asked()) {
      cli.json(plan);
    } else if (plan.paused()) {
      cli.print(plan.source() + " is not read until it is resumed.");
    } else {
      cli.print(
          plan.source()
              + " is read every "
              + words(plan.every())
              + ", next after "
              + time(plan.nextAt())
              + ".");
    }
  }

  private static Exit.Because unknown(String source) {
    return Exit.notFound("There is no source " + source + "; see ./leadline postings feeds.");
  }

  /** {@code 1d 6h 30m}. */
  private static String words(Duration every) {
    String days = every.toDays() == 0 ? "" : every.toDays() + "d ";
    String hours = every.toHoursPart() == 0 ? "" : every.toHoursPart() + "h ";
    String minutes = every.toMinutesPart() == 0 ? "" : every.toMinutesPart() + "m ";
    return (days + hours + minutes).strip();
  }

  private static String time(Instant at) {
    return Times.minute(at, ZoneId.systemDefault());
  }

  private FeedDesk desk() {
    return new Features(cli.ports(), cli.settings(), cli.clock()).feedDesk();
  }
}
