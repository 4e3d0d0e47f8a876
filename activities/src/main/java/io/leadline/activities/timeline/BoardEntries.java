package io.leadline.activities.timeline;

import io.leadline.activities.engagement.BoardReport;
import io.leadline.workflows.lead.EngagementSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the board told of a lead, in words. */
final class BoardEntries {
  /** A report that took longer says when it came. */
  private static final Duration PROMPT = Duration.ofMinutes(5);

  private BoardEntries() {}

  static List<TimelineEntry> of(List<BoardReport> reports) {
    return reports.stream().map(BoardEntries::of).toList();
  }

  private static TimelineEntry of(BoardReport report) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("by", "BOARD");
    facts.put("event", report.source().name());
    facts.put("toldAt", report.toldAt().toString());
    String detail = null;
    if (report.postingId() != null) {
      facts.put("posting", report.postingId());
      detail = "posting " + report.postingId();
    }
    if (report.at().plus(PROMPT).isBefore(report.toldAt())) {
      String told = "we were told at " + report.toldAt();
      detail = detail == null ? told : detail + "; " + told;
    }
    return new TimelineEntry(
        report.at(), "board", "the board: " + words(report.source()), detail, facts);
  }

  private static String words(EngagementSource source) {
    return switch (source) {
      case VISIT -> "visited the site";
      case APPLY -> "applied for a job";
      case HIRED -> "found a job";
      case REPLY -> "replied";
      case PREFERENCES -> "changed what it wants";
      case OPEN -> "opened a mail";
      case CLICK -> "clicked a posting";
      case OTHER -> "showed another sign of life";
    };
  }
}
