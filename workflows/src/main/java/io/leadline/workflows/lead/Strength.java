package io.leadline.workflows.lead;

/** How much an engagement tells. */
public enum Strength {
  /** An open, which may be a machine's; it keeps a lead active for a limited time only. */
  WEAK,
  /** A click, a visit, an application: somebody was there. */
  STRONG
}
