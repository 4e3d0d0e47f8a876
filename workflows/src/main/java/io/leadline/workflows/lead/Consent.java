package io.leadline.workflows.lead;

/** What a lead allowed on one channel. */
public enum Consent {
  NONE,
  PENDING,
  GRANTED,
  WITHDRAWN
}
