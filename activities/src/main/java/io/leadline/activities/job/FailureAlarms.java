package io.leadline.activities.job;

import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.alarm.Severity;
import java.util.Set;

/**
 * What operators hear of jobs that failed; pure. A failure that the job itself declared is a
 * warning, any other one escalates. Attempts that are followed by another one stay in the log.
 */
public final class FailureAlarms {
  /** Types that jobs throw on purpose. */
  private static final Set<String> DECLARED =
      Set.of(PermanentFailure.class.getSimpleName(), RetryNotBefore.class.getSimpleName());

  private FailureAlarms() {}

  /** Of a job that has become a dead letter. */
  public static Alarm deadLetter(JobRecord job, JobError error) {
    Severity severity = DECLARED.contains(error.type()) ? Severity.WARNING : Severity.ERROR;
    String words =
        "%s: %s. After %d of %d attempts it is a dead letter."
            .formatted(error.type(), error.message(), job.attempts(), job.maxAttempts());
    return alarm(severity, job, "failed", words, error);
  }

  /** Of a job whose own code dealt with its last failure. */
  public static Alarm recovered(JobRecord job, JobError error) {
    String words = "%s: %s. The job dealt with it.".formatted(error.type(), error.message());
    return alarm(Severity.NOTICE, job, "recovered", words, error);
  }

  /** Equal are failures of one kind, type and place; messages may name what differs each time. */
  private static Alarm alarm(
      Severity severity, JobRecord job, String what, String words, JobError error) {
    String place = DECLARED.contains(error.type()) ? "" : " " + error.message();
    return new Alarm(
        severity,
        "job " + job.kind() + " " + what + " " + error.type() + place,
        job.kind() + " " + what,
        words,
        error.id(),
        "/jobs/" + job.id());
  }
}
