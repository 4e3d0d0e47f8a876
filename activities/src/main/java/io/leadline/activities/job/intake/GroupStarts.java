package io.leadline.activities.job.intake;

import io.leadline.activities.job.JobGroup;

/** Takes groups that are on disk with all their records and may start now. */
@FunctionalInterface
public interface GroupStarts {
  void offer(JobGroup group);
}
