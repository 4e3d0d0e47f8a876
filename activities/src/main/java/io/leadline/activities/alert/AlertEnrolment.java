package io.leadline.activities.alert;

import io.leadline.activities.lead.Lead;
import java.time.Instant;

/** Takes leads into the daily alerts and out of them. */
public interface AlertEnrolment {
  /**
   * Makes the lead receive alerts on its usable channels, the first at its next local slot, or at
   * once when that is over 12 hours away. Again with other wishes: takes them over, keeps the
   * memory of shown postings. Safe to repeat.
   */
  void enrol(Lead lead, Instant now);

  /** Ends alerts of the lead. Safe to repeat. */
  void withdraw(Lead lead);

  /** Removes everything that alerts know of the lead. Safe to repeat. */
  void forget(String leadId);
}
