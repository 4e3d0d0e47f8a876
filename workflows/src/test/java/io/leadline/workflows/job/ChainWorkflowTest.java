package io.leadline.workflows.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.WorkflowIds;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChainWorkflowTest {
  private final FakeChainActivities activities = new FakeChainActivities(3);

  @Test
  void leadsFromStepToStep_untilTheLastHasEnded() {
    activities.end(0);
    activities.end(1);
    activities.end(2);
    try (JobRuns runs = new JobRuns(activities)) {
      runs.chain("c1").lead(new ChainInput("c1", 0));
    }
    assertThat(activities.submitted()).containsExactly(0, 1, 2);
  }

  @Test
  void goesOnWhenTheStepTellsThatItEnded() {
    try (JobRuns runs = new JobRuns(activities)) {
      ChainWorkflow chain = runs.chain("c1");
      WorkflowClient.start(chain::lead, new ChainInput("c1", 0));
      for (int step = 0; step < 3; step++) {
        activities.awaitSubmitted(step);
        activities.end(step);
        chain.stepEnded(step);
      }
      WorkflowStub.fromTyped(chain).getResult(Void.class);
    }
    assertThat(activities.submitted()).containsExactly(0, 1, 2);
  }

  @Test
  void looksByItselfWhenTheSignalWasLost() {
    try (JobRuns runs = new JobRuns(activities)) {
      ChainWorkflow chain = runs.chain("c1");
      WorkflowClient.start(chain::lead, new ChainInput("c1", 2));
      runs.pass(Duration.ofHours(1));
      activities.end(2);

      WorkflowStub.fromTyped(chain).getResult(Void.class);
      // Looks grow apart: an hour of waiting is no more than twenty of them.
      assertThat(activities.looks()).isBetween(1, 20);
      assertThat(runs.events(WorkflowIds.chain("c1"))).isLessThan(150);
    }
  }
}
