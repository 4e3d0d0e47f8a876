package io.leadline.activities.job.chain;

import io.leadline.activities.job.JobStatus;
import io.leadline.workflows.job.ChainProgress;
import java.util.List;

/** What follows from how the jobs of a step stand; pure. */
final class ChainRules {
  private ChainRules() {}

  /**
   * @param statuses of the jobs of the step that have a record
   */
  static ChainProgress progress(JobChain chain, int step, List<JobStatus> statuses) {
    boolean complete = statuses.size() == chain.steps().get(step).jobs().size();
    if (chain.cancelled() && statuses.isEmpty()) {
      return ChainProgress.OVER;
    }
    if (!complete || !statuses.stream().allMatch(JobStatus::isFinal)) {
      return ChainProgress.RUNNING;
    }
    boolean allWell = statuses.stream().allMatch(JobStatus.SUCCEEDED::equals);
    boolean stops = !allWell && chain.onFailure() == JobChain.OnFailure.STOP;
    boolean last = step + 1 == chain.steps().size();
    return chain.cancelled() || stops || last ? ChainProgress.OVER : ChainProgress.NEXT;
  }
}
