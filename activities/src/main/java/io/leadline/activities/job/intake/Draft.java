package io.leadline.activities.job.intake;

import io.leadline.activities.job.JobPart;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.Sealed;
import io.leadline.activities.job.intake.GroupPlan.Rider;
import java.time.Instant;

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
    return JobRecord.pending(
        id,
        wish.kind(),
        wish.priority(),
        wish.maxAttempts(),
        now,
        runAt == null || runAt.isBefore(now) ? now : runAt,
        group,
        key == null ? id : key,
        wish.part(),
        wish.subject(),
        input);
  }
}
