package io.leadline.activities.job.intake;

import io.leadline.activities.job.JobStatus;

/**
 * A submission that is on disk.
 *
 * @param id of the job
 * @param status in which it is now
 * @param known whether an earlier submission with the same idempotency key made it
 */
public record Accepted(String id, JobStatus status, boolean known) {}
