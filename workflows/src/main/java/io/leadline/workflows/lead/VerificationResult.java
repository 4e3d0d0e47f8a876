package io.leadline.workflows.lead;

/** What became of a verification mail. */
public enum VerificationResult {
  /** The provider took it, or may have and the ledger settles it. */
  SENT,
  /** Not sent: the address is suppressed or the lead is gone; nothing more to do. */
  WITHHELD,
  /** The provider refuses this recipient for good. */
  RECIPIENT_DEAD
}
