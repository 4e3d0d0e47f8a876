package io.leadline.activities.job.intake;

import io.leadline.activities.job.JobPart;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.Sealed;
import io.leadline.activities.job.intake.GroupPlan.Rider;
import java.time.Instant;
import java.util.List;

/** A submission under the id that it is about to be stored by. */
record Draft(String id, Submission wish, Sealed input) {
  Rider rider() {
    JobPart part = wish.part();
    return new Rider(
        id,
        wish.kind().name(),
        wish.kind().queue(),
        wish.kind().isBrief(),
        wish.priority(),
        part == null ? null : part.whole(),
        wish.runAt());
  }

  JobRecord record(String group, Instant now) {
    Instant runAt = wish.runAt();
    String key = wish.storedKey();
    return new JobRecord(
        id,
        wish.kind().name(),
        wish.kind().queue(),
        wish.priority(),
        JobStatus.PENDING,
        0,
        wish.maxAttempts(),
        0,
        now,
        runAt == null || runAt.isBefore(now) ? now : runAt,
        null,
        null,
        group,
        key == null ? id : key,
        wish.part(),
        wish.subject(),
        false,
        null,
        input,
        null,
        null,
        List.of(),
        List.of());
  }
}
