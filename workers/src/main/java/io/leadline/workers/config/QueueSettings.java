package io.leadline.workers.config;

/**
 * How one task queue is worked on by this process.
 *
 * @param slots activities, or workflow tasks for a queue of workflows only, at one time
 * @param ratePerSecond most activities started a second by all workers together; 0 for no limit
 */
public record QueueSettings(String name, int slots, int ratePerSecond) {}
