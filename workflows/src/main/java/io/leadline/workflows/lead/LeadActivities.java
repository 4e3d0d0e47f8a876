package io.leadline.workflows.lead;

import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/**
 * Short store reads and writes of a lead's life; run as local activities, one history event each.
 */
@ActivityInterface
public interface LeadActivities {
  /** The stored life of a lead, or a fresh one, with the settings in force. */
  LeadLife load(String leadId);

  /**
   * Reads a lead's engagement.
   *
   * @param activeSince when the lead last became active; what lies before does not count
   */
  Engagement look(String leadId, Instant activeSince);

  /**
   * Stores the outcome of a transition: projection, stage history, start or end of alerts, removal
   * of data whose time is over. Safe to run twice: everything is conditional on {@code
   * change.after().version()}.
   */
  void record(LeadChange change);
}
