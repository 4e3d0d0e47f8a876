package io.leadline.activities.job;

/** What can happen to a job; {@link JobTransitions} says what follows. */
public enum JobEvent {
  /** An attempt begins. */
  START,
  /** The attempt gave a result, or a failure was recovered. */
  SUCCEED,
  /** The attempt failed and another one is due. */
  FAIL,
  /** The attempt failed and none is left, or trying again cannot help. */
  GIVE_UP,
  /** The job asked to be run later, or its kind is paused. */
  SNOOZE,
  /** Its worker died under it; it counts when the job ran alone. */
  LOSE,
  /** Somebody wants it to end. */
  CANCEL,
  /** An operator gives a dead letter new attempts. */
  RETRY
}
