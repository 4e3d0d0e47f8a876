package io.leadline.starter.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A lead's timeline for people: how it stands, and every day with what came of it, the newest day
 * first.
 *
 * @param style stylesheet to put into the page, for a page that is kept as a file; null to link it
 */
public record TimelinePage(
    String title, List<Fact> standing, List<Day> days, @Nullable String style) {

  /**
   * A line about how the lead stands now.
   *
   * @param urgent whether an operator has to do something
   */
  public record Fact(String name, String value, boolean urgent) {}

  /**
   * One day, or several quiet ones that are told together.
   *
   * @param verdicts what came of the day's alerts, in a few words each
   */
  public record Day(String date, List<Verdict> verdicts, List<Row> rows) {}

  /** What came of an alert on a day. */
  public record Verdict(Tone tone, String words) {}

  /**
   * Something that happened.
   *
   * @param sign beside the label, for the eye only
   * @param label what it is about
   */
  public record Row(
      String time, Tone tone, String sign, String label, String title, @Nullable String detail) {}

  /** How it is meant; the stylesheet knows the words in lower case. */
  public enum Tone {
    GOOD,
    BAD,
    STAGE,
    QUIET;

    public String style() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
