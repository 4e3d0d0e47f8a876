package io.leadline.workflows.job;

import io.leadline.workflows.ActivityPolicies;
import io.temporal.workflow.Workflow;

/** Has the groups run by one activity; everything that is known of a job is in its record. */
public final class BackgroundJobsWorkflowImpl implements BackgroundJobsWorkflow {
  @Override
  public void run(GroupsInput input) {
    runGroups(input);
  }

  static void runGroups(GroupsInput input) {
    String runner = Workflow.getInfo().getWorkflowId();
    if (input.brief()) {
      Workflow.newLocalActivityStub(JobActivities.class, ActivityPolicies.briefJobs())
          .runGroups(runner, input);
    } else {
      Workflow.newActivityStub(JobActivities.class, ActivityPolicies.jobs(input.queue()))
          .runGroups(runner, input);
    }
  }
}
