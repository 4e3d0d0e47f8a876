package io.leadline.activities.engagement;

import io.leadline.activities.lead.Engagements;

/** Takes in what the board tells: it counts as any engagement, and its report is kept. */
public final class BoardNews {
  private final Engagements engagements;
  private final BoardReports reports;

  public BoardNews(Engagements engagements, BoardReports reports) {
    this.engagements = engagements;
    this.reports = reports;
  }

  /**
   * Takes one report; durable when it returns. Safe to repeat: a report that was cut short is told
   * again, and both halves know its id. Stored before the lead is looked at, so that whoever erases
   * the lead meanwhile finds the report, or the lead is found erased here.
   *
   * @return whether there is such a lead; one whose data is gone counts as none
   */
  public boolean take(BoardReport report) {
    reports.note(report);
    boolean known = engagements.engaged(report.leadId(), report.source(), report.at(), report.id());
    if (!known) {
      reports.forget(report.leadId());
    }
    return known;
  }
}
