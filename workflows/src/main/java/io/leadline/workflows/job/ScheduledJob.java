package io.leadline.workflows.job;

/**
 * What a schedule starts: a job of a kind, with an empty input.
 *
 * @param queue task queue that it runs on
 * @param brief whether it surely ends within seconds, so that a local activity carries it
 * @param plan the times and rules of its schedule in words; only there to be compared
 */
public record ScheduledJob(String kind, String queue, boolean brief, String plan) {}
