package io.leadline.activities.job;

/** How far a job says it is; {@code total} is 0 when it does not know. */
public record JobProgress(long done, long total, String note) {}
