package io.leadline.activities.lead;

import io.leadline.workflows.lead.LeadChange;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The stage history of every lead, appended once per change; statistics count from it. */
public interface Transitions {
  /** Appends a change; the same lead and version again changes nothing. */
  void append(LeadChange change);

  /** All changes of a lead, oldest first. */
  List<LeadChange> of(String leadId);

  /**
   * Hands over the steps of all leads within {@code [from, to)}, oldest first, and those of one
   * moment in the order of their versions.
   */
  void between(Instant from, Instant to, Consumer<LifeStep> reader);
}
