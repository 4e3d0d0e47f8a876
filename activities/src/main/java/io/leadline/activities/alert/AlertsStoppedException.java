package io.leadline.activities.alert;

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

  AlertsStoppedException(Cause cause, String message) {
    super(message);
    this.cause = cause;
  }

  public Cause why() {
    return cause;
  }
}
