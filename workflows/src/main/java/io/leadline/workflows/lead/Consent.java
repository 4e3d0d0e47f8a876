package io.leadline.workflows.lead;

/** What a lead allowed on one channel. */
public enum Consent {
  NONE,
  PENDING,
  GRANTED,
  /** Withdrawn by us after a long silence; the lead never asked to leave. */
  LAPSED,
  WITHDRAWN
}
