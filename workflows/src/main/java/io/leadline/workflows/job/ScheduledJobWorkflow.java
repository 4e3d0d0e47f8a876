package io.leadline.workflows.job;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * A job that the clock has started: its first step writes what a submission would have written,
 * under ids made of the kind and the scheduled time, and the second runs it. Its id is {@code
 * jobs:<kind>-<scheduled time>}, as Temporal makes it.
 */
@WorkflowInterface
public interface ScheduledJobWorkflow {
  @WorkflowMethod
  void run(ScheduledJob job);
}
