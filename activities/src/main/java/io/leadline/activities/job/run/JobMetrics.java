package io.leadline.activities.job.run;

import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobStatus;
import java.time.Duration;

/** Counts what became of attempts, once each is recorded. */
@FunctionalInterface
public interface JobMetrics {
  /**
   * @param status what the job is now, such as {@link JobStatus#RETRYING}
   */
  void recorded(JobKind kind, JobStatus status, Duration took);
}
