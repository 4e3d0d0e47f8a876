package io.leadline.activities.message;

/** State of one provider call; each step is a compare-and-set on its owner. */
public enum CallState {
  /** Rows are claimed; the call was not made. */
  CLAIMED,
  /** The call is being made; left behind by a crash it counts as UNKNOWN. */
  CALLING,
  /** The provider took it, by its answer or by its events. */
  ACCEPTED,
  /** The provider refused it. */
  REFUSED,
  /** The answer was lost; settled by the provider's events or by their silence. */
  UNKNOWN,
  /** Settled as not accepted, or given up by a successor before it was made. */
  ABANDONED
}
