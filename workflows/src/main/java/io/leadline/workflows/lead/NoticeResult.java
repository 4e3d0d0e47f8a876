package io.leadline.workflows.lead;

/** What became of a notice. */
public enum NoticeResult {
  /** The provider took it, or may have and the ledger settles it. */
  SENT,
  /** Not sent: the address is suppressed, or the lead's life has moved on. */
  WITHHELD,
  /** The provider refuses this recipient for good. */
  RECIPIENT_DEAD
}
