package io.leadline.activities.job;

/**
 * Why an attempt failed.
 *
 * @param id the same in log line, alert, dead letter and answer
 * @param type simple name of the exception, or a word of ours such as {@code HARD_LIMIT}
 * @param message for people; the stack trace is in the try
 */
public record JobError(String id, String type, String message) {}
