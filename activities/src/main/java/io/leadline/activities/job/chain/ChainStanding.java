package io.leadline.activities.job.chain;

import io.leadline.activities.job.JobStatus;
import java.util.List;

/** How a chain stands, told from the jobs of its steps; pure. */
public final class ChainStanding {
  private ChainStanding() {}

  /**
   * One word for the whole, in the terms of a single job.
   *
   * @param steps statuses of the submitted jobs of every step, in order; empty for a step to come
   */
  public static JobStatus of(JobChain chain, List<List<JobStatus>> steps) {
    int last = steps.size() - 1;
    for (int step = 0; step <= last; step++) {
      List<JobStatus> statuses = steps.get(step);
      switch (ChainRules.progress(chain, step, statuses)) {
        case NEXT -> {}
        case OVER -> {
          return over(chain, statuses);
        }
        case RUNNING -> {
          boolean begun = step > 0 || statuses.stream().anyMatch(s -> s != JobStatus.PENDING);
          return begun ? JobStatus.RUNNING : JobStatus.PENDING;
        }
      }
    }
    return JobStatus.RUNNING;
  }

  private static JobStatus over(JobChain chain, List<JobStatus> statuses) {
    if (chain.cancelled() || statuses.contains(JobStatus.CANCELLED)) {
      return JobStatus.CANCELLED;
    }
    return statuses.contains(JobStatus.FAILED) && chain.onFailure() == JobChain.OnFailure.STOP
        ? JobStatus.FAILED
        : JobStatus.SUCCEEDED;
  }
}
