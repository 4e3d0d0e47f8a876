package io.leadline.workflows.lead;

/** Why a lead is {@link LeadStage#PAUSED}. */
public enum PauseReason {
  /** It has not engaged for a long time; win-back mails follow. */
  INACTIVE,
  /** It asked for a pause until a day. */
  LEAD_REQUEST,
  /** An operator paused it, until a day or until further notice. */
  OPERATOR
}
