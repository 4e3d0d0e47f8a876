package io.leadline.activities.job.run;

import io.leadline.activities.job.JobChange;
import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.LaterGroups;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded of a job.
 *
 * @param before the record as it was read
 * @param kind null when this worker does not know it
 * @param lease that must still hold when it is written
 * @param change without the group that the job moves to
 * @param later where it moves to; null when it has ended
 * @param took how long the attempt ran; null when there was none
 * @param recovered the failure that the job dealt with; null when there was none
 */
record Outcome(
    JobRecord before,
    @Nullable JobKind kind,
    GroupLease lease,
    JobChange change,
    LaterGroups.@Nullable Later later,
    @Nullable Duration took,
    @Nullable JobError recovered) {
  /** The same, but the job waits until this brake is let go. */
  Outcome heldBy(String brake) {
    LaterGroups.Later waits = Objects.requireNonNull(later);
    return new Outcome(
        before,
        kind,
        lease,
        change,
        new LaterGroups.Later(waits.job(), waits.brief(), null, brake, waits.alone()),
        took,
        recovered);
  }

  /** From when the job was due until its attempt began; zero without an attempt. */
  Duration waited() {
    Instant began = change.startedAt();
    return began == null || began.isBefore(before.scheduledFor())
        ? Duration.ZERO
        : Duration.between(before.scheduledFor(), began);
  }

  Outcome recoveredFrom(@Nullable JobError error) {
    return new Outcome(before, kind, lease, change, later, took, error);
  }
}
