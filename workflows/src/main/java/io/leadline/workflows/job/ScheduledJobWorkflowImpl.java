package io.leadline.workflows.job;

import io.leadline.workflows.ActivityPolicies;
import io.leadline.workflows.WorkflowIds;
import io.temporal.workflow.Workflow;
import java.util.List;

/** Writes the job down, then runs it as any other. */
public final class ScheduledJobWorkflowImpl implements ScheduledJobWorkflow {
  private final ScheduledJobActivities submissions =
      Workflow.newLocalActivityStub(ScheduledJobActivities.class, ActivityPolicies.storeWrite());

  @Override
  public void run(ScheduledJob job) {
    String group = WorkflowIds.groupOf(Workflow.getInfo().getWorkflowId());
    submissions.submitScheduled(job.kind(), group);
    BackgroundJobsWorkflowImpl.runGroups(new GroupsInput(job.queue(), List.of(group), job.brief()));
  }
}
