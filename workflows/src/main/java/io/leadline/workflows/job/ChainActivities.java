package io.leadline.workflows.job;

import io.temporal.activity.ActivityInterface;

/** What leading a chain asks of the stores; all of it may be repeated. */
@ActivityInterface
public interface ChainActivities {
  /** Submits the jobs of a step with the results of the one before, unless that was done. */
  ChainProgress submitStep(String chainId, int step);

  /** Where the step stands; notes the end of the chain when this was its last one. */
  ChainProgress lookAtStep(String chainId, int step);
}
