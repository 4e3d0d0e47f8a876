package io.leadline.activities.direct;

import org.jspecify.annotations.Nullable;

/**
 * What became of a direct message.
 *
 * @param sendId its id in the ledger and the provider's events; null when nothing was composed
 */
public record DirectResult(Outcome outcome, @Nullable String sendId) {
  /** How it ended. */
  public enum Outcome {
    /** The provider took it. */
    SENT,
    /** It may have gone out, and the provider said nothing for a day; it is not sent again. */
    IN_DOUBT,
    NO_SUCH_LEAD,
    /** The recipient did not agree to hear by this channel, or has left. */
    NO_CONSENT,
    /** The lead has had as many messages within a week as it may have. */
    CAPPED,
    /** The address is suppressed. */
    SUPPRESSED,
    /** The provider refuses this recipient for good. */
    UNREACHABLE,
    /** The recipient told the provider or the carrier to stop. */
    OPTED_OUT,
    /** The provider does not carry this message to this recipient. */
    BLOCKED
  }

  static DirectResult of(Outcome outcome) {
    return new DirectResult(outcome, null);
  }
}
