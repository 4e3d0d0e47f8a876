package io.leadline.activities.job.run;

import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a job ended that ran in the foreground.
 *
 * @param status succeeded, failed or cancelled; pending when it wants to go on later
 * @param attempts that were counted
 * @param result as JSON; null for none
 * @param stackTrace of the failure; null without one
 * @param again when it wants to go on; null when it has ended
 * @param lines the last that each attempt logged
 */
public record ForegroundEnd(
    JobStatus status,
    int attempts,
    @Nullable String result,
    @Nullable JobError error,
    @Nullable String stackTrace,
    @Nullable Instant again,
    List<String> lines) {}
