package io.leadline.sandbox.rehearsal;

import io.leadline.sandbox.rehearsal.Transcript.Line;
import io.leadline.sandbox.rehearsal.Transcript.Summary;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A transcript for people: one line for each thing that happened, then how it ended. */
public final class TranscriptText {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private final Paint paint;

  /** How texts are marked where somebody watches. */
  public interface Paint {
    Paint NONE = (text, mark) -> text;

    String on(String text, Mark mark);
  }

  /** What a text is. */
  public enum Mark {
    HEADING,
    LEAD,
    LIFE,
    SOFT
  }

  public TranscriptText(Paint paint) {
    this.paint = paint;
  }

  public List<String> of(Transcript transcript) {
    List<String> text = new ArrayList<>();
    text.add(
        paint.on(
            "%d days of a lead that signs up on %s, and does this:"
                .formatted(transcript.days(), DATE.format(transcript.start())),
            Mark.HEADING));
    transcript.script().forEach(line -> text.add("  " + line));
    text.add("");
    String before = "";
    for (Line line : transcript.lines()) {
      String day = "day %3d  %s".formatted(line.day(), DATE.format(line.at()));
      text.add(row(day.equals(before) ? " ".repeat(day.length()) : day, line));
      before = day;
    }
    text.add("");
    text.addAll(end(transcript.days(), transcript.summary()));
    return text;
  }

  private String row(String day, Line line) {
    String what =
        switch (line.who()) {
          case LEAD -> paint.on("> " + line.what(), Mark.LEAD);
          case LIFE -> paint.on(line.what(), Mark.LIFE);
          case MESSAGE -> line.what();
        };
    String why = line.why() == null ? "" : paint.on("  (" + line.why() + ")", Mark.SOFT);
    return day + "  " + TIME.format(line.at()) + "  " + what + why;
  }

  private List<String> end(int days, Summary summary) {
    String reason = summary.reason() == null ? "" : ", " + summary.reason();
    int sent = summary.messages().values().stream().mapToInt(Integer::intValue).sum();
    String kinds =
        summary.messages().entrySet().stream()
            .map(kind -> kind.getValue() + " " + kind.getKey())
            .collect(Collectors.joining(", "));
    return List.of(
        paint.on(
            "After %d days: %s%s".formatted(days, summary.stage(), reason)
                + ", since %s".formatted(DATE.format(summary.since())),
            Mark.HEADING),
        "  messages   %d sent (%s), %d delivered, %d opened, %d clicked"
            .formatted(sent, kinds, summary.delivered(), summary.opened(), summary.clicked()),
        "  workflow   %d events, %s"
            .formatted(
                summary.workflowEvents(),
                summary.workflowRunning() ? "still waiting" : "completed"));
  }
}
