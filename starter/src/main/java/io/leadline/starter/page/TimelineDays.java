package io.leadline.starter.page;

import io.leadline.activities.timeline.TimelineEntry;
import io.leadline.starter.page.TimelinePage.Day;
import io.leadline.starter.page.TimelinePage.Row;
import io.leadline.starter.page.TimelinePage.Tone;
import io.leadline.starter.page.TimelinePage.Verdict;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Groups a timeline by the lead's own days and says of each what came of it. Pure. */
final class TimelineDays {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
  private static final Set<String> WENT_WRONG = Set.of("UNKNOWN", "REFUSED", "ABANDONED");
  private static final Set<String> BAD_NEWS =
      Set.of("BOUNCED", "SOFT_BOUNCED", "DROPPED", "COMPLAINED", "UNSUBSCRIBED");

  private TimelineDays() {}

  /**
   * @param entries oldest first
   * @return newest day first; within a day in the order of the clock
   */
  static List<Day> of(List<TimelineEntry> entries, ZoneId zone) {
    Map<LocalDate, List<TimelineEntry>> byDay = new TreeMap<>(Comparator.reverseOrder());
    for (TimelineEntry entry : entries) {
      byDay.computeIfAbsent(date(entry, zone), date -> new ArrayList<>()).add(entry);
    }
    return byDay.entrySet().stream().map(day -> day(day.getKey(), day.getValue(), zone)).toList();
  }

  /** Silence is known when its first day is over, and is about that day. */
  private static LocalDate date(TimelineEntry entry, ZoneId zone) {
    String from = entry.facts().get("from");
    return entry.kind().equals("silence") && from != null
        ? LocalDate.parse(from)
        : LocalDate.ofInstant(entry.at(), zone);
  }

  private static Day day(LocalDate date, List<TimelineEntry> entries, ZoneId zone) {
    List<Verdict> verdicts = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (TimelineEntry entry : entries) {
      boolean silence = entry.kind().equals("silence");
      boolean alert = entry.facts().getOrDefault("kind", "").equals("ALERT");
      if (silence || alert || entry.kind().equals("slot")) {
        verdicts.add(new Verdict(tone(entry), entry.title()));
      }
      if (!silence) {
        rows.add(row(entry, zone));
      }
    }
    return new Day(DAY.format(date), verdicts, rows);
  }

  private static Row row(TimelineEntry entry, ZoneId zone) {
    Tone tone = tone(entry);
    return new Row(
        TIME.format(entry.at().atZone(zone)),
        tone,
        sign(entry, tone),
        label(entry),
        entry.title(),
        entry.detail());
  }

  private static Tone tone(TimelineEntry entry) {
    return switch (entry.kind()) {
      case "stage" -> Tone.STAGE;
      case "parked" -> Tone.BAD;
      case "message" ->
          WENT_WRONG.contains(entry.facts().getOrDefault("state", "")) ? Tone.BAD : Tone.GOOD;
      case "provider" ->
          BAD_NEWS.contains(entry.facts().getOrDefault("event", "")) ? Tone.BAD : Tone.GOOD;
      case "consent" -> Tone.GOOD;
      case "slot" ->
          entry.facts().getOrDefault("outcome", "").equals("SENT") ? Tone.GOOD : Tone.QUIET;
      default -> Tone.QUIET;
    };
  }

  private static String label(TimelineEntry entry) {
    return switch (entry.kind()) {
      case "provider" -> "since";
      case "slot" -> "alert";
      default -> entry.kind();
    };
  }

  private static String sign(TimelineEntry entry, Tone tone) {
    return switch (entry.kind()) {
      case "stage" -> "→";
      case "message" -> tone == Tone.BAD ? "!" : "✉";
      case "slot" -> tone == Tone.GOOD ? "✉" : "–";
      case "parked" -> "!";
      case "waiting" -> "…";
      default -> tone == Tone.BAD ? "!" : "✓";
    };
  }
}
