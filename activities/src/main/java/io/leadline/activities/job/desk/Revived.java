package io.leadline.activities.job.desk;

import io.leadline.activities.job.JobEvent;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStep;
import io.leadline.activities.job.Sealed;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A dead letter as it starts anew: every attempt before it, but none of them counts. */
final class Revived {
  private Revived() {}

  static JobRecord of(
      JobRecord dead, String group, @Nullable Sealed input, String who, Instant now) {
    JobStep step = new JobStep(now, JobEvent.RETRY, JobStatus.PENDING, 0, "by " + who);
    return new JobRecord(
        dead.id(),
        dead.kind(),
        dead.queue(),
        dead.priority(),
        JobStatus.PENDING,
        0,
        dead.maxAttempts(),
        0,
        dead.createdAt(),
        now,
        null,
        null,
        group,
        dead.key(),
        dead.part(),
        dead.subject(),
        false,
        null,
        input == null ? dead.input() : input,
        null,
        null,
        Stream.concat(dead.history().stream(), Stream.of(step)).toList(),
        dead.tries());
  }
}
