package io.leadline.activities.job.run;

import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobProgress;
import io.leadline.activities.job.JobStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a job of a {@link JobTrial} ended.
 *
 * @param status SUCCEEDED, FAILED (a dead letter) or CANCELLED
 * @param result read back from the JSON that would be stored
 * @param error of the last attempt
 * @param stackTrace of the failure that ended it
 * @param attempts that counted
 * @param starts when each attempt began, snoozed ones too
 * @param progress last reported in each attempt that reported any
 * @param log lines that the job logged through its context
 */
public record JobTrialEnd<O>(
    JobStatus status,
    @Nullable O result,
    @Nullable JobError error,
    @Nullable String stackTrace,
    int attempts,
    List<Instant> starts,
    List<JobProgress> progress,
    List<String> log) {}
