package io.leadline.activities.lead;

import io.leadline.workflows.lead.LeadEvent;

/** Tells a lead's workflow what happened, starting it when it does not run. */
public interface LeadSignals {
  /**
   * Delivers with signal-with-start on {@code lead:<leadId>}.
   *
   * @throws io.leadline.activities.failure.BackendUnavailableException when Temporal is away
   */
  void deliver(String leadId, LeadEvent event);
}
