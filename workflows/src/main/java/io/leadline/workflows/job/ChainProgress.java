package io.leadline.workflows.job;

/** Where a step of a chain stands. */
public enum ChainProgress {
  /** Jobs of it have not ended. */
  RUNNING,
  /** The next step is due. */
  NEXT,
  /** There is nothing more to do: the last step ended, a failure stops the chain, or it is gone. */
  OVER
}
