package io.leadline.activities.job.run;

import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.job.Sealer;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * What the runs of one process share.
 *
 * @param marks writes that jobs are running
 * @param suspect held by a job under which a worker died before, so that two of them never run at
 *     once and one is not blamed for the other
 */
record RunParts(
    JobStore store,
    JobKinds kinds,
    Sealer sealer,
    AttemptRunner attempts,
    Outcomes outcomes,
    Recorder recorder,
    GroupCommit<JobRecord> marks,
    LimitWatch limits,
    StoreWatch storeWatch,
    Brakes brakes,
    Rates rates,
    Stopping stopping,
    Semaphore suspect,
    RunSettings settings,
    Supplier<String> ids,
    InstantSource clock) {}
