package io.leadline.activities.lead;

/** What is kept of a lead beside its own document, and has to go with it. */
public interface LeadTraces {
  /** Deletes all of it. Safe to repeat. */
  void forget(Lead lead);
}
