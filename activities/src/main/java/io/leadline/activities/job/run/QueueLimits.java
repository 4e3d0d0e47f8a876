package io.leadline.activities.job.run;

/**
 * How much of a queue is done.
 *
 * @param permits jobs of this process at one time
 * @param perSecond most jobs that all processes together start a second; 0 for no limit
 */
public record QueueLimits(Permits permits, int perSecond) {}
