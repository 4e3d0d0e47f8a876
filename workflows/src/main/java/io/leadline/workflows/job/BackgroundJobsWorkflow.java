package io.leadline.workflows.job;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Runs groups of background jobs, {@code jobs:<first group>}. It never waits: a job that must run
 * later leaves its group and comes again in another one.
 */
@WorkflowInterface
public interface BackgroundJobsWorkflow {
  @WorkflowMethod
  void run(GroupsInput input);
}
