package io.leadline.activities.job.run;

import io.leadline.workflows.job.GroupsInput;
import io.leadline.workflows.job.JobActivities;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;

/** Hands groups of background jobs to {@link JobRuns}; one for all queues of a process. */
public final class JobActivitiesImpl implements JobActivities {
  private final JobRuns runs;

  public JobActivitiesImpl(JobRuns runs) {
    this.runs = runs;
  }

  @Override
  public void runGroups(String runner, GroupsInput input) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    boolean isLocal = context.getInfo().isLocal();
    runs.run(
        runner,
        input,
        () -> {
          if (!isLocal) {
            context.heartbeat(null);
          }
        });
  }
}
