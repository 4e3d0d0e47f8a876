package io.leadline.activities.alert;

import io.leadline.activities.message.SendOutcome;
import java.util.Map;

/** A run had to stop before its shard was done; the slots it did not record are still due. */
public final class AlertsStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why the run stopped. */
  public enum Cause {
    /** The provider is throttling or away: going on later helps. */
    PROVIDER_BUSY,
    /** An operator has stopped the channel. */
    STOPPED,
    /** The provider refuses our settings: only an operator can help. */
    MISCONFIGURED
  }

  private final Cause cause;

  private AlertsStoppedException(Cause cause, String message) {
    super(message);
    this.cause = cause;
  }

  /**
   * @param held how many alerts wait for which reason; at least one
   * @param stop who stopped the channel, in words, if somebody has
   */
  static AlertsStoppedException of(Map<SendOutcome, Integer> held, String stop) {
    Integer stopped = held.get(SendOutcome.STOPPED);
    if (stopped != null) {
      return new AlertsStoppedException(Cause.STOPPED, stop + "; " + stopped + " alerts wait.");
    }
    Integer refused = held.get(SendOutcome.MISCONFIGURED);
    return refused != null
        ? new AlertsStoppedException(
            Cause.MISCONFIGURED,
            "The provider refuses our settings; "
                + refused
                + " alerts wait. ./leadline doctor says what to do.")
        : new AlertsStoppedException(
            Cause.PROVIDER_BUSY,
            "The provider is throttling or away; "
                + held.get(SendOutcome.TRY_LATER)
                + " alerts wait.");
  }

  public Cause why() {
    return cause;
  }
}
