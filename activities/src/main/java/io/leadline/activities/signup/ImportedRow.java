package io.leadline.activities.signup;

import java.time.Instant;
import java.util.List;

/** What became of an {@link ImportRow}. */
public sealed interface ImportedRow {
  /**
   * A new lead.
   *
   * @param proved whether its consent was proved, so that alerts begin without a mail to confirm
   * @param turn when its first mail is due
   */
  record Added(boolean proved, Instant turn) implements ImportedRow {}

  /** The address has a lead, which is left as it is. */
  record Known() implements ImportedRow {}

  /** Nothing was stored. */
  record Refused(List<FieldProblem> problems) implements ImportedRow {}
}
