package io.leadline.workflows.job;

import io.leadline.workflows.ActivityPolicies;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/**
 * Looks at a tenth of the time that the batch has taken so far, so a short batch is noticed at once
 * and a long one costs few events.
 */
public final class BatchWorkflowImpl implements BatchWorkflow {
  private static final Duration SHORTEST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int PART = 10;

  private final BatchActivities activities =
      Workflow.newLocalActivityStub(BatchActivities.class, ActivityPolicies.storeWrite());

  @Override
  public void watch(String batchId) {
    Instant began = now();
    activities.releaseBatch(batchId);
    while (!activities.endBatchIfDone(batchId)) {
      Workflow.sleep(pause(Duration.between(began, now())));
      if (Workflow.getInfo().isContinueAsNewSuggested()) {
        Workflow.newContinueAsNewStub(BatchWorkflow.class).watch(batchId);
      }
    }
  }

  /** How long to wait before the next look at a batch that has run for so long. */
  static Duration pause(Duration soFar) {
    Duration part = soFar.dividedBy(PART);
    Duration atLeast = part.compareTo(SHORTEST) < 0 ? SHORTEST : part;
    return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
