package io.leadline.workflows.job;

import io.temporal.activity.ActivityInterface;

/** What a run of background jobs asks of the world; one implementation for every jobs queue. */
@ActivityInterface
public interface JobActivities {
  /**
   * Claims the groups for a workflow and runs the jobs of those that it got, until each is recorded
   * or has moved to a later group. Safe to repeat: what is recorded is not run again.
   *
   * @param runner id of the workflow
   */
  void runGroups(String runner, GroupsInput input);
}
