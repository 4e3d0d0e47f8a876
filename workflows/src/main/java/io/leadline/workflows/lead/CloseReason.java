package io.leadline.workflows.lead;

/**
 * Why a lead is {@link LeadStage#CLOSED}. A harder reason replaces a softer one, never the reverse.
 */
public enum CloseReason {
  NEVER_VERIFIED,
  UNSUBSCRIBED,
  UNREACHABLE,
  COMPLAINED
}
