package io.leadline.activities.message;

/**
 * What a sender heeds beside the ledger and the suppressions.
 *
 * @param gate whether the channel is stopped
 * @param pace how fast messages may leave
 * @param policy which of them may leave
 */
public record SendingRules(SendingGate gate, SendingPace pace, SendingPolicy policy) {
  /** Nothing is stopped, held back or withheld. */
  public static final SendingRules NONE = stoppedBy(SendingGate.OPEN);

  /** Only a stop holds messages back. */
  public static SendingRules stoppedBy(SendingGate gate) {
    return new SendingRules(gate, SendingPace.FREE, SendingPolicy.NONE);
  }
}
