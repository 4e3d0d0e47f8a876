package io.leadline.activities.job;

import static io.leadline.activities.job.JobStatus.CANCELLED;
import static io.leadline.activities.job.JobStatus.FAILED;
import static io.leadline.activities.job.JobStatus.PENDING;
import static io.leadline.activities.job.JobStatus.RETRYING;
import static io.leadline.activities.job.JobStatus.RUNNING;
import static io.leadline.activities.job.JobStatus.SUCCEEDED;

import java.util.List;
import java.util.Optional;

/** The state machine of a job: pure, and total over every status and event. */
public final class JobTransitions {
  private JobTransitions() {}

  /** The status that follows, or empty when the event cannot happen to a job in this status. */
  public static Optional<JobStatus> next(JobStatus status, JobEvent event) {
    return switch (status) {
      case PENDING, RETRYING -> afterWaiting(status, event);
      case RUNNING -> afterRunning(event);
      case FAILED -> event == JobEvent.RETRY ? Optional.of(PENDING) : Optional.empty();
      case SUCCEEDED, CANCELLED -> Optional.empty();
    };
  }

  /** Whether each step of a history follows from the one before, beginning with a new job. */
  public static boolean isSound(List<JobStep> history) {
    JobStatus status = PENDING;
    for (JobStep step : history) {
      if (!next(status, step.event()).equals(Optional.of(step.to()))) {
        return false;
      }
      status = step.to();
    }
    return true;
  }

  private static Optional<JobStatus> afterWaiting(JobStatus status, JobEvent event) {
    return switch (event) {
      case START -> Optional.of(RUNNING);
      case SNOOZE -> Optional.of(status);
      case GIVE_UP -> Optional.of(FAILED);
      case CANCEL -> Optional.of(CANCELLED);
      case SUCCEED, FAIL, LOSE, RETRY -> Optional.empty();
    };
  }

  /** A start while it runs is another attempt's, after its worker died. */
  private static Optional<JobStatus> afterRunning(JobEvent event) {
    return switch (event) {
      case START -> Optional.of(RUNNING);
      case SUCCEED -> Optional.of(SUCCEEDED);
      case FAIL, LOSE -> Optional.of(RETRYING);
      case SNOOZE -> Optional.of(PENDING);
      case GIVE_UP -> Optional.of(FAILED);
      case CANCEL -> Optional.of(CANCELLED);
      case RETRY -> Optional.empty();
    };
  }
}
