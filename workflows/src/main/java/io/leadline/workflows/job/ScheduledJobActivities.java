package io.leadline.workflows.job;

import io.temporal.activity.ActivityInterface;

/** What a scheduled job asks of the world before it runs. */
@ActivityInterface
public interface ScheduledJobActivities {
  /**
   * Stores the record of a job with an empty input, and the group that it runs in. Safe to repeat:
   * both have ids that the group's is given for, and what exists stays as it is.
   *
   * @param group {@code <kind>-<scheduled time>}
   */
  void submitScheduled(String kind, String group);
}
