package io.leadline.activities.message;

/** State of one provider call; each step is a compare-and-set on its owner. */
public enum CallState {
  /** Rows are claimed; the call was not made. */
  CLAIMED,
  /** The call is being made; left behind by a crash it becomes UNKNOWN. */
  CALLING,
  /** The provider took it, by its answer or by its events. */
  ACCEPTED,
  /** The provider refused it; its rows may be claimed again. */
  REFUSED,
  /** The answer was lost; settled by the provider's events or by their silence. */
  UNKNOWN,
  /** Settled as not accepted; its messages are about to be sent again. */
  NOT_ACCEPTED,
  /** Given up before it was made, or replaced by a later call; its rows may be claimed again. */
  ABANDONED;

  /** Whether a row that names a call in this state is taken. */
  public boolean holdsClaims() {
    return this == CLAIMED || this == CALLING || this == ACCEPTED || this == UNKNOWN;
  }
}
