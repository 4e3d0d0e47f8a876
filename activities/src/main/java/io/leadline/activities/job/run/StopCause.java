package io.leadline.activities.job.run;

/** Why a running job is told to stop; the first cause counts. */
enum StopCause {
  /** Somebody cancelled it. */
  CANCELLED,
  /** It has run for as long as its kind may. */
  HARD_LIMIT,
  /** Its worker goes down; another one runs it anew. */
  HANDED_BACK,
  /** Another attempt at its group has taken over. */
  LEASE_LOST
}
