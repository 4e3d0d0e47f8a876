package io.leadline.activities.subscription;

import io.leadline.activities.job.JobStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Jobs that are about to end, and whose end is to be told: an outbox beside the records. */
public interface EndedJobs {
  /** Durable before this returns; the same id again changes nothing. */
  void put(Collection<Ending> endings);

  /** Those put before that moment, oldest first. */
  List<Ending> leftBefore(Instant moment, int limit);

  void remove(Collection<String> ids);

  /**
   * An end that is being recorded.
   *
   * @param endedAt as it will stand in the record
   */
  record Ending(String jobId, JobStatus status, Instant endedAt) {
    /** One for each end, since a dead letter that is retried may end again. */
    public String id() {
      return jobId + "-" + status.word() + "-" + endedAt.toEpochMilli();
    }
  }
}
