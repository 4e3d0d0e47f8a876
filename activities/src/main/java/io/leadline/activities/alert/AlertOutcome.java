package io.leadline.activities.alert;

/** What became of one slot of one lead. Stored by its code, which must never change. */
public enum AlertOutcome {
  /** The alert went out. */
  SENT(1),
  /** Nothing new fits; no mail without new postings. */
  NO_NEW(2),
  /** The address is suppressed. */
  SUPPRESSED(3),
  /** The slot was further back than alerts may be late. */
  SKIPPED_OUTAGE(4),
  /** The provider refuses this recipient for good. */
  RECIPIENT_DEAD(5),
  /** The call was made and its answer got lost; not sent again by the run. */
  UNKNOWN(6),
  /** No text message may go out on that local date. */
  QUIET_HOURS(7),
  /** The recipient told the provider or the carrier to stop. */
  RECIPIENT_OPTED_OUT(8),
  /** The provider does not carry this alert to this recipient, who is not to blame. */
  BLOCKED(9),
  /** The channel is not set up: nobody carries such messages. */
  SKIPPED_NO_PROVIDER(10),
  /** The lead has had as many messages within a week as it may have. */
  CAPPED(11),
  /** The domain that our mail is from is warming up and carries no more that day. */
  WARMING_UP(12),
  /** The recipient's mailbox provider took no more until it was too late. */
  RATE_LIMITED(13),
  /** Not an end: the slot comes again later that day. Never stored. */
  PUT_OFF(14);

  private final int code;

  AlertOutcome(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** Whether the lead has, or may have, received the postings of that slot. */
  boolean mayHaveArrived() {
    return this == SENT || this == UNKNOWN;
  }

  /** Whether the provider refused the message, which left a row in the ledger. */
  boolean wasRefused() {
    return this == RECIPIENT_DEAD || this == RECIPIENT_OPTED_OUT || this == BLOCKED;
  }

  static AlertOutcome ofCode(int code) {
    for (AlertOutcome outcome : values()) {
      if (outcome.code == code) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("no alert outcome has code " + code);
  }

  /**
   * The reason in words, for timelines.
   *
   * @param found postings that fit the interest
   * @param chosen those of them that were new and made it into the alert
   */
  String detail(int found, int chosen) {
    return switch (this) {
      case SENT -> chosen == 1 ? "1 new posting" : chosen + " new postings";
      case NO_NEW ->
          found == 0 ? "no posting fits" : found + " postings fit, too few of them are new";
      case SUPPRESSED -> "the address is suppressed";
      case SKIPPED_OUTAGE -> "could not be sent in time";
      case RECIPIENT_DEAD -> "the provider refuses this recipient";
      case UNKNOWN -> "the answer of the provider got lost";
      case QUIET_HOURS -> "no text message may go out at any time of that day";
      case RECIPIENT_OPTED_OUT -> "the recipient told the carrier to stop";
      case BLOCKED -> "the provider does not carry this message to this recipient";
      case SKIPPED_NO_PROVIDER -> "there is no provider that carries them";
      case CAPPED -> "withheld: weekly cap";
      case WARMING_UP -> "withheld: warm-up of the sender's domain";
      case RATE_LIMITED -> "withheld: rate of the recipient's domain";
      case PUT_OFF -> "put off";
    };
  }
}
