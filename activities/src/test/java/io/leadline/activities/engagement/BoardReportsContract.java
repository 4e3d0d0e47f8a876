package io.leadline.activities.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.lead.EngagementSource;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link BoardReports} must do. */
public abstract class BoardReportsContract {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  protected abstract BoardReports reports();

  @Test
  void toldTwiceIsStoredAsItWasToldFirst() {
    BoardReport first = report("r1", "anna", 0, 5);
    reports().note(first);
    reports().note(report("r1", "anna", 0, 900));

    assertThat(reports().of("anna", 9)).containsExactly(first);
  }

  @Test
  void givesTheNewestOfALeadInTheOrderOfWhatHappened() {
    BoardReport late = report("r1", "anna", 50, 60);
    BoardReport early = report("r2", "anna", 10, 70);
    BoardReport between = report("r3", "anna", 20, 80);
    reports().note(late);
    reports().note(early);
    reports().note(between);
    reports().note(report("r4", "ben", 30, 90));

    assertThat(reports().of("anna", 9)).containsExactly(early, between, late);
    assertThat(reports().of("anna", 2)).containsExactly(between, late);
    assertThat(reports().of("nobody", 9)).isEmpty();
  }

  @Test
  void forgetsOneLead() {
    reports().note(report("r1", "anna", 0, 5));
    reports().note(report("r2", "ben", 0, 5));

    reports().forget("anna");
    reports().forget("anna");

    assertThat(reports().of("anna", 9)).isEmpty();
    assertThat(reports().of("ben", 9)).hasSize(1);
  }

  @Test
  void purgesWhatWasToldBeforeThen() {
    reports().note(report("r1", "anna", 0, 5));
    reports().note(report("r2", "anna", 0, 6));
    reports().note(report("r3", "anna", 0, 7));

    assertThat(reports().purgeBefore(NOON.plusSeconds(7), 1)).isOne();
    assertThat(reports().purgeBefore(NOON.plusSeconds(7), 9)).isOne();
    assertThat(reports().purgeBefore(NOON.plusSeconds(7), 9)).isZero();
    assertThat(reports().of("anna", 9)).extracting(BoardReport::id).containsExactly("r3");
  }

  private static BoardReport report(String id, String lead, int happened, int told) {
    return new BoardReport(
        id,
        lead,
        EngagementSource.VISIT,
        NOON.plusSeconds(happened),
        NOON.plusSeconds(told),
        told % 2 == 0 ? "p" + told : null);
  }
}
