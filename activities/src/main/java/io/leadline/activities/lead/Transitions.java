package io.leadline.activities.lead;

import io.leadline.workflows.lead.LeadChange;
import java.util.List;

/** The stage history of every lead, appended once per change; statistics count from it. */
public interface Transitions {
  /** Appends a change; the same lead and version again changes nothing. */
  void append(LeadChange change);

  /** All changes of a lead, oldest first. */
  List<LeadChange> of(String leadId);
}
