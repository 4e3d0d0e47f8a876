package io.leadline.workflows.lead;

/**
 * Why a lead is {@link LeadStage#CLOSED}. A harder reason replaces a softer one, never the reverse.
 */
public enum CloseReason {
  NEVER_VERIFIED,
  /**
   * Quiet through both win-back mails. It never asked to leave, so it may come back for a while.
   */
  SUNSET,
  UNSUBSCRIBED,
  UNREACHABLE,
  COMPLAINED
}
