package io.leadline.workflows.job;

import io.temporal.activity.ActivityInterface;

/** What seeing a batch through asks of the stores; all of it may be repeated. */
@ActivityInterface
public interface BatchActivities {
  /** Lets the groups of a sealed batch start. */
  void releaseBatch(String batchId);

  /**
   * Notes the end of the batch and submits its completion job, if the last item has ended.
   *
   * @return whether the batch is over, also when it no longer exists
   */
  boolean endBatchIfDone(String batchId);
}
