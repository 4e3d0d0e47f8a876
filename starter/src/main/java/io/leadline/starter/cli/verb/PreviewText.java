package io.leadline.starter.cli.verb;

import io.leadline.activities.alert.AlertPreview.Explanation;
import io.leadline.activities.alert.AlertPreview.NearMiss;
import io.leadline.activities.alert.AlertPreview.Ranked;
import io.leadline.activities.alert.Ranking.Verdict;
import io.leadline.activities.alert.Score;
import io.leadline.activities.lead.Interest;
import io.leadline.activities.posting.PostingHit;
import io.leadline.starter.cli.Cli;
import io.leadline.starter.cli.Table;
import io.leadline.starter.cli.Times;
import io.leadline.starter.page.Wish;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The preview of an alert as text: what would happen, what it would hold, and below that what was
 * left out and why.
 */
final class PreviewText {
  private static final int LONGEST = 40;
  private static final int LEFT_OUT_SHOWN = 12;

  private static final List<String> SCORES =
      List.of(
          "SCORE", "= TEXT", "x FRESH", "x NEAR", "x GOOD", "x LIKED", "TITLE", "COMPANY", "PLACE",
          "ID");

  private final Cli cli;
  private final ZoneId zone;

  PreviewText(Cli cli, ZoneId zone) {
    this.cli = cli;
    this.zone = zone;
  }

  void show(Explanation explanation) {
    cli.print(
        cli.bold(explanation.channel().name())
            + "  now "
            + cli.bold(explanation.outcome())
            + ", "
            + explanation.why()
            + (explanation.suppressed() ? cli.bad("  the address is suppressed") : "")
            + cli.soft("  next slot " + Times.minute(explanation.nextSlot(), zone)));
    cli.print(cli.soft("looks for ") + wish(explanation.interest()));
    if (!explanation.namesakes().isEmpty()) {
      cli.print(
          cli.soft("not meant ")
              + String.join("; ", explanation.namesakes())
              + cli.soft(" (same name)"));
    }
    chosen(explanation.postings());
    leftOut(explanation.postings());
    nearMisses(explanation.nearMisses());
  }

  private static String wish(Interest interest) {
    String area =
        interest.placeName() == null
            ? ""
            : ", within " + Math.round(interest.radiusKm()) + " km, or remote";
    String pay = interest.minPay() == null ? "" : ", for " + interest.minPay() + " or more";
    return Wish.words(interest) + area + pay;
  }

  private void chosen(List<Ranked> postings) {
    Table table = new Table(cli, SCORES.toArray(String[]::new));
    List<Ranked> chosen = postings.stream().filter(PreviewText::isChosen).toList();
    chosen.forEach(ranked -> table.row(cells(ranked).toArray()));
    if (!chosen.isEmpty()) {
      table.print();
    }
  }

  private void leftOut(List<Ranked> postings) {
    List<Ranked> leftOut = postings.stream().filter(ranked -> !isChosen(ranked)).toList();
    if (leftOut.isEmpty()) {
      return;
    }
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    leftOut.forEach(ranked -> counts.merge(ranked.verdict(), 1, Integer::sum));
    cli.print("");
    cli.print(cli.bold("Left out") + "  " + counts);
    Table table = new Table(cli, with("WHY", SCORES).toArray(String[]::new));
    leftOut.stream()
        .limit(LEFT_OUT_SHOWN)
        .forEach(ranked -> table.row(with(ranked.why(), cells(ranked)).toArray()));
    table.print();
    if (leftOut.size() > LEFT_OUT_SHOWN) {
      cli.print(cli.soft("and " + (leftOut.size() - LEFT_OUT_SHOWN) + " more; --json lists them"));
    }
  }

  private void nearMisses(List<NearMiss> misses) {
    if (misses.isEmpty()) {
      return;
    }
    cli.print("");
    cli.print(cli.bold("The words fit, but"));
    Table table = new Table(cli, "BARRED", "WHY", "TITLE", "COMPANY", "PLACE", "ID");
    for (NearMiss miss : misses) {
      PostingHit posting = miss.posting();
      table.row(
          miss.bar(),
          miss.why(),
          cut(posting.title()),
          cut(posting.company()),
          place(posting),
          posting.id());
    }
    table.print();
  }

  private static List<String> with(String first, List<String> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }

  private static List<String> cells(Ranked ranked) {
    PostingHit posting = ranked.posting();
    Score score = ranked.score();
    return List.of(
        decimal(score.total()),
        decimal(score.text()),
        decimal(score.freshness()),
        decimal(score.distance()),
        decimal(score.quality()),
        decimal(score.affinity()),
        cut(posting.title()),
        cut(posting.company()),
        place(posting),
        posting.id());
  }

  private static boolean isChosen(Ranked ranked) {
    return ranked.verdict() == Verdict.CHOSEN;
  }

  private static String place(PostingHit posting) {
    return posting.remote() ? "remote" : cut(posting.placeName());
  }

  private static String cut(@Nullable String text) {
    if (text == null) {
      return "-";
    }
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
