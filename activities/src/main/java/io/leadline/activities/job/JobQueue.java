package io.leadline.activities.job;

import io.leadline.workflows.TaskQueues;

/** The three queues of background jobs; each has its own slots, so urgent work overtakes. */
public enum JobQueue {
  HIGH(TaskQueues.JOBS_HIGH),
  DEFAULT(TaskQueues.JOBS_DEFAULT),
  LOW(TaskQueues.JOBS_LOW);

  private final String taskQueue;

  JobQueue(String taskQueue) {
    this.taskQueue = taskQueue;
  }

  /** The name that operators know: {@code jobs-high}. */
  public String taskQueue() {
    return taskQueue;
  }

  /**
   * @throws IllegalArgumentException for the name of no queue of jobs
   */
  public static JobQueue of(String taskQueue) {
    for (JobQueue queue : values()) {
      if (queue.taskQueue.equals(taskQueue)) {
        return queue;
      }
    }
    throw new IllegalArgumentException("no queue of jobs: " + taskQueue);
  }
}
