package io.leadline.activities.job.batch;

/** Input of a completion job: which batch ended, and how its items did. */
public record BatchEnded(String batchId, long succeeded, long failed, long cancelled) {}
