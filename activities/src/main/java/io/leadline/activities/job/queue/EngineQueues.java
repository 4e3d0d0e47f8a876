package io.leadline.activities.job.queue;

import java.time.Duration;
import java.util.Optional;

/** What waits in the engine's task queues, for those whose work is not jobs. */
@FunctionalInterface
public interface EngineQueues {
  /** Empty when the engine cannot say, or not now. */
  Optional<Waiting> waiting(String taskQueue);

  /**
   * Tasks of a queue, as the engine estimates them.
   *
   * @param age of the oldest
   * @param perSecond handed to workers lately
   */
  record Waiting(long tasks, Duration age, double perSecond) {}
}
