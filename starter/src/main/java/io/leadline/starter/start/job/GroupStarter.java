package io.leadline.starter.start.job;

import io.leadline.activities.job.JobGroup;
import java.util.List;

/** Starts the workflows that run groups, {@code jobs:<first group>}. */
public interface GroupStarter {
  /**
   * Starts one workflow for all of them.
   *
   * @param groups of one queue and equally brief and urgent
   * @return false when a workflow named after the first one runs already
   * @throws io.leadline.activities.failure.BackendUnavailableException when Temporal is away
   */
  boolean start(List<JobGroup> groups);

  /** Whether a workflow with this id is running. */
  boolean isRunning(String workflowId);
}
