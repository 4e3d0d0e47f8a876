package io.leadline.starter.cli.verb;

import io.leadline.activities.place.Gazetteer;
import io.leadline.activities.place.Place;
import io.leadline.activities.posting.ImportRequest;
import io.leadline.activities.posting.ImportResult;
import io.leadline.activities.posting.PlaceSurvey;
import io.leadline.activities.posting.PostingFilter;
import io.leadline.activities.posting.PostingHit;
import io.leadline.activities.posting.PostingPage;
import io.leadline.activities.posting.UnusableFeedException;
import io.leadline.starter.Features;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Exit;
import io.leadline.starter.cli.JsonOption;
import io.leadline.starter.cli.Table;
import io.leadline.starter.cli.Times;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code postings}: importing feeds and looking through what they brought. */
@Command(
    name = "postings",
    description = "Import job feeds, list them, search the postings, index them anew.",
    synopsisSubcommandLabel = "VERB",
    footerHeading = "%nExample:%n",
    footer = "  ./leadline postings import feed.xml",
    mixinStandardHelpOptions = true)
public final class PostingVerbs extends Group {
  private static final int REFUSALS_SHOWN = 10;

  public PostingVerbs(Cli cli) {
    super(cli);
  }

  @Command(
      name = "import",
      description = {
        "Import a feed. What it no longer lists is closed, unless that is more than 40 %% of it."
      },
      footerHeading = "%nExample:%n",
      footer = {
        "  ./leadline postings import https://jobs.example.com/feed.xml --source example",
        "  ./leadline postings import feed.xml.gz --json"
      },
      mixinStandardHelpOptions = true)
  void importFeed(
      @Parameters(paramLabel = "FILE_OR_URL", description = "Where the feed is.") String origin,
      @Option(
              names = "--format",
              defaultValue = "auto",
              description =
                  "auto, or indeed-xml, linkedin-xml, personio-xml, rss, greenhouse,"
                      + " lever, ashby, adzuna, json-ld.")
          String format,
      @Option(
              names = "--source",
              description = "What the feed is called; default: file name or host.")
          @Nullable String source,
      @Option(
              names = "--address",
              paramLabel = "URL",
              description = "Where a file was got from; Personio feeds leave it out.")
          @Nullable URI address,
      @Option(names = "--close-anyway", description = "Close what is missing, however much it is.")
          boolean closeAnyway,
      @Mixin JsonOption json) {
    if (!origin.matches("(?i)https?://.*") && !Files.isReadable(Path.of(origin))) {
      throw Exit.notFound("There is no file " + origin + " that can be read.");
    }
    ImportResult result;
    try (Progress progress = new Progress(cli, "postings stored")) {
      result =
          new Features(cli.ports(), cli.settings(), cli.clock())
              .postingImport(progress)
              .importFrom(new ImportRequest(origin, source, format, closeAnyway, address));
    } catch (UnusableFeedException e) {
      throw Exit.failed(String.valueOf(e.getMessage()));
    }
    if (json.asked()) {
      cli.json(result);
    } else {
      show(result);
    }
  }

  private void show(ImportResult result) {
    cli.print(
        cli.bold(result.source()) + " (" + result.format() + "): " + result.items() + " items");
    new Table(cli, "NEW", "CHANGED", "UNCHANGED", "CLOSED", "KEPT", "DUPLICATES", "REFUSED")
        .row(
            result.created(),
            result.changed(),
            result.unchanged(),
            result.closed(),
            result.kept(),
            result.duplicates(),
            result.refusedCount())
        .print();
    result.refused().stream()
        .limit(REFUSALS_SHOWN)
        .forEach(refused -> cli.print("  refused " + refused.item() + ": " + refused.why()));
    if (result.refusedCount() > REFUSALS_SHOWN) {
      cli.print("  and " + (result.refusedCount() - REFUSALS_SHOWN) + " more; --json lists them");
    }
    if (result.notice() != null) {
      cli.print(cli.bad(result.notice()));
    }
  }

  @Command(
      description = {
        "Copy all postings into a new index and search that one from then on.",
        "For when fields or analysers changed; searches go on meanwhile."
      },
      footerHeading = "%nExample:%n",
      footer = "  ./leadline postings reindex",
      mixinStandardHelpOptions = true)
  void reindex(@Mixin JsonOption json) {
    long copied = cli.ports().postingUpkeep().rebuild();
    if (json.asked()) {
      cli.json(Map.of("postings", copied));
    } else {
      cli.print(copied + " postings are in a new index now.");
    }
  }

  @Command(
      description = {
        "How the places of a feed are understood, wording by wording. Stores nothing.",
        "For a feed on the web, save it first."
      },
      footerHeading = "%nExample:%n",
      footer = "  ./leadline postings places feed.xml",
      mixinStandardHelpOptions = true)
  void places(
      @Parameters(paramLabel = "FILE", description = "Where the feed is.") Path file,
      @Option(names = "--format", defaultValue = "auto", description = "As for an import.")
          String format,
      @Option(
              names = "--address",
              paramLabel = "URL",
              description = "Where a file was got from; Personio feeds leave it out.")
          @Nullable URI address,
      @Mixin JsonOption json)
      throws IOException {
    if (!Files.isReadable(file)) {
      throw Exit.notFound("There is no file " + file + " that can be read.");
    }
    PlaceSurvey.Report report;
    try (InputStream feed = Files.newInputStream(file)) {
      report = new PlaceSurvey(new Gazetteer()).of(feed, format, address);
    } catch (UnusableFeedException e) {
      throw Exit.failed(String.valueOf(e.getMessage()));
    }
    if (json.asked()) {
      cli.json(report);
      return;
    }
    Table table = new Table(cli, "ITEMS", "KIND", "WRITTEN", "TAKEN", "NOT MEANT");
    report.wordings().stream()
        .sorted(Comparator.comparing(PlaceSurvey.Wording::kind).reversed())
        .forEach(
            wording ->
                table.row(
                    wording.items(),
                    wording.kind(),
                    wording.written(),
                    wording.taken(),
                    wording.others().isEmpty() ? null : String.join("; ", wording.others())));
    table.print();
    cli.say(
        report.items()
            + " items ("
            + report.format()
            + "), "
            + report.remote()
            + " of them remote: "
            + report.byKind());
  }

  @Command(
      description = "Look through the postings; without words the newest come first.",
      footerHeading = "%nExample:%n",
      footer = "  ./leadline postings search registered nurse --near \"Austin, TX\" --radius 40",
      mixinStandardHelpOptions = true)
  void search(
      @Parameters(paramLabel = "WORD", arity = "0..*", description = "What to look for.")
          @Nullable List<String> words,
      @Option(names = "--near", paramLabel = "PLACE", description = "City or postal code.")
          @Nullable String near,
      @Option(names = "--radius", paramLabel = "KM", defaultValue = "50") double radiusKm,
      @Option(names = "--source", description = "Only this feed's.") @Nullable String source,
      @Option(names = "--closed", description = "Also closed and expired ones.") boolean closedToo,
      @Option(names = "--limit", defaultValue = "20", description = "At most this many, to 1000.")
          int limit,
      @Mixin JsonOption json) {
    if (limit < 1 || limit > 1000) {
      throw Exit.usage("--limit must be from 1 to 1000.");
    }
    Place place = near == null ? null : place(near);
    PostingPage page =
        cli.ports()
            .postings()
            .browse(
                new PostingFilter(
                    words == null ? "" : String.join(" ", words),
                    source,
                    place == null ? null : place.point(),
                    radiusKm,
                    closedToo,
                    limit,
                    cli.clock().instant()));
    if (json.asked()) {
      cli.json(page);
      return;
    }
    Table table = new Table(cli, "ID", "TITLE", "COMPANY", "PLACE", "PAY", "FIRST SEEN");
    for (PostingHit hit : page.hits()) {
      table.row(
          hit.id(),
          hit.title(),
          hit.company(),
          hit.remote() ? "remote" : hit.placeName(),
          hit.pay(),
          Times.ago(hit.firstSeenAt(), cli.clock().instant()));
    }
    table.print();
    cli.say(page.hits().size() + " of " + page.total());
  }

  private static Place place(String name) {
    return new Gazetteer()
        .find(name, null)
        .best()
        .orElseThrow(
            () -> Exit.usage("No place is known as " + name + "; try \"City, ST\" or a ZIP code."));
  }
}
