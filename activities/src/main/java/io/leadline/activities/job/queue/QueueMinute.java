package io.leadline.activities.job.queue;

import io.leadline.activities.job.JobQueue;
import java.time.Duration;
import java.time.Instant;

/**
 * What happened in a queue within a minute.
 *
 * @param minute its beginning
 * @param attempts that ended
 * @param succeeded of them
 * @param busy how long they ran, together
 * @param waits how long they had been due before they began
 */
public record QueueMinute(
    JobQueue queue, Instant minute, long attempts, long succeeded, Duration busy, Waits waits) {
  static QueueMinute none(JobQueue queue, Instant minute) {
    return new QueueMinute(queue, minute, 0, 0, Duration.ZERO, Waits.NONE);
  }

  QueueMinute with(boolean success, Duration waited, Duration took) {
    return new QueueMinute(
        queue,
        minute,
        attempts + 1,
        success ? succeeded + 1 : succeeded,
        busy.plus(took),
        waits.with(waited));
  }
}
