package io.leadline.activities.job.run;

import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobStatus;
import java.time.Duration;

/** Counts what became of attempts, once each is recorded. */
@FunctionalInterface
public interface JobMetrics {
  /**
   * @param status what the job is now, such as {@link JobStatus#RETRYING}
   * @param waited from when it was due until the attempt began
   */
  void recorded(JobKind kind, JobStatus status, Duration waited, Duration took);

  static JobMetrics both(JobMetrics one, JobMetrics other) {
    return (kind, status, waited, took) -> {
      one.recorded(kind, status, waited, took);
      other.recorded(kind, status, waited, took);
    };
  }
}
