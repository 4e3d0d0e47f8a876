package io.leadline.activities.engagement;

import java.time.Instant;
import java.util.List;

/** What the board told of its leads, kept so that a timeline can say who told what and when. */
public interface BoardReports {
  /** Stores a report; of the same id the first one stays. Durable when it returns. */
  void note(BoardReport report);

  /** Reports about a lead, in the order of what happened; the newest {@code limit} of them. */
  List<BoardReport> of(String leadId, int limit);

  /** Removes everything that was told of a lead. Safe to repeat. */
  void forget(String leadId);

  /**
   * Removes reports that were told before then.
   *
   * @return how many; fewer than the limit when none is left
   */
  int purgeBefore(Instant toldBefore, int limit);
}
