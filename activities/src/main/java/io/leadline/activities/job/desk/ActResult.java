package io.leadline.activities.job.desk;

import io.leadline.activities.job.JobStatus;

/** What became of an operator's act on one job. */
public sealed interface ActResult {
  /**
   * It is done, or, for the cancelling of a running job, will be within a second.
   *
   * @param word such as {@code cancelled}
   */
  record Done(String word) implements ActResult {}

  /**
   * The job's status does not allow it.
   *
   * @param why for people
   */
  record Refused(JobStatus status, String why) implements ActResult {}

  /** There is no such job. */
  record Unknown() implements ActResult {}
}
