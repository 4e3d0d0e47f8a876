package io.leadline.activities.message;

/** What became of a {@link Draft}. */
public enum SendOutcome {
  /** The provider took it. */
  SENT,
  /** An earlier call holds this send id and has sent it, or may have; nothing was done now. */
  ALREADY_CLAIMED,
  /** The address is suppressed; nothing was sent. */
  SUPPRESSED,
  /** The lead has had as many messages in a week as it may have; nothing was sent. */
  CAPPED,
  /** The sender's domain is warming up and carries no more today; nothing was sent. */
  WARMING_UP,
  /** The recipient's mailbox provider takes no more for now; the claim is free again. */
  DEFERRED,
  /** The provider refuses this recipient for good. */
  RECIPIENT_DEAD,
  /** The recipient told the provider or the carrier to stop; nothing was sent. */
  RECIPIENT_OPTED_OUT,
  /** The provider does not carry this message to this recipient, who is not to blame. */
  BLOCKED,
  /** The call was made and its answer is not known; the ledger settles it later. */
  UNKNOWN,
  /** An operator has stopped the channel; nothing was done, try later. */
  STOPPED,
  /** The provider is throttling or away; the claim is free again, try later. */
  TRY_LATER,
  /** The provider refuses our settings (key, sender, template); an operator must act. */
  MISCONFIGURED;

  /** Whether the next message of the channel would meet the same. */
  public boolean concernsTheChannel() {
    return this == STOPPED || this == TRY_LATER || this == MISCONFIGURED;
  }
}
