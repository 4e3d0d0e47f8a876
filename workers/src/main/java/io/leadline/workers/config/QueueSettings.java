package io.leadline.workers.config;

import io.leadline.workflows.TaskQueues;
import java.util.Set;

/**
 * How one task queue is worked on by this process.
 *
 * @param slots jobs, activities, or workflow tasks for a queue of workflows only, at one time
 * @param ratePerSecond most of them started a second by all workers together; 0 for no limit
 */
public record QueueSettings(String name, int slots, int ratePerSecond) {
  /** Groups of jobs at one time: enough that the slots stay full while some are just ending. */
  private static final int GROUPS = 8;

  private static final Set<String> JOBS =
      Set.of(TaskQueues.JOBS_HIGH, TaskQueues.JOBS_DEFAULT, TaskQueues.JOBS_LOW);

  /** Whether its slots count background jobs, of which one activity runs a group. */
  public boolean isOfJobs() {
    return JOBS.contains(name);
  }

  /** Activities at one time. */
  public int activities() {
    return isOfJobs() ? GROUPS : slots;
  }

  /** Workflow tasks at one time; one that waits for a local activity keeps its slot. */
  public int workflowTasks() {
    return isOfJobs() ? 2 * GROUPS : Math.max(2, slots);
  }
}
