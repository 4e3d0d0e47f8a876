package io.leadline.workflows.job;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Sees a batch through, {@code batch:<id>}: lets its groups start, looks now and then whether the
 * last item has ended, and hands in the completion job.
 */
@WorkflowInterface
public interface BatchWorkflow {
  @WorkflowMethod
  void watch(String batchId);
}
