package io.leadline.workflows.job;

import io.leadline.workflows.StoredHistories;
import io.leadline.workflows.WorkflowIds;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Records the histories that {@link WholeReplayTest} replays. Not part of the suite; run it with
 * {@code mvn -pl workflows test -Dtest=RecordWholeHistories}.
 */
class RecordWholeHistories {
  @Test
  void batch() {
    try (JobRuns runs = new JobRuns(new FakeBatchActivities(5))) {
      runs.batch("b1").watch("b1");
      StoredHistories.save(
          "batch-several-looks.json", runs.client().fetchHistory(WorkflowIds.batch("b1")));
    }
  }

  @Test
  void chain() {
    FakeChainActivities activities = new FakeChainActivities(2);
    try (JobRuns runs = new JobRuns(activities)) {
      ChainWorkflow chain = runs.chain("c1");
      WorkflowClient.start(chain::lead, new ChainInput("c1", 0));
      activities.end(0);
      chain.stepEnded(0);
      runs.pass(Duration.ofMinutes(2));
      activities.end(1);
      WorkflowStub.fromTyped(chain).getResult(Void.class);
      StoredHistories.save(
          "chain-signal-and-timer.json", runs.client().fetchHistory(WorkflowIds.chain("c1")));
    }
  }
}
