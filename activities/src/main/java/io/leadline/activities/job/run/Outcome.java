package io.leadline.activities.job.run;

import io.leadline.activities.job.JobChange;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.LaterGroups;
import java.time.Duration;
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
 */
record Outcome(
    JobRecord before,
    @Nullable JobKind kind,
    GroupLease lease,
    JobChange change,
    LaterGroups.@Nullable Later later,
    @Nullable Duration took) {}
