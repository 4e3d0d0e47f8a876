package io.leadline.workflows.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.workflows.StoredHistories;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lives that earlier versions led must still replay. When a change is meant to alter them, it needs
 * a version marker and a history of its own; {@link RecordLeadHistories} writes them.
 */
class LeadLifecycleReplayTest {
  static List<String> histories() {
    return StoredHistories.named("lead-");
  }

  @ParameterizedTest
  @MethodSource("histories")
  void storedLifeReplays(String history) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(
        StoredHistories.load(history),
        history.contains("continued")
            ? LeadLifecycleContinueAsNewTest.Impatient.class
            : LeadLifecycleWorkflowImpl.class);
  }

  @Test
  void everyKindOfLifeIsStored() {
    assertThat(histories())
        .contains(
            "lead-signed-up-to-unsubscribed.json",
            "lead-never-verified.json",
            "lead-parked-and-retried.json",
            "lead-continued-as-new-1.json",
            "lead-continued-as-new-2.json",
            "lead-won-back-and-let-go.json",
            "lead-paused-changed-and-erased.json",
            "lead-parked-winback.json",
            "lead-texts-stopped-and-started.json");
  }

  @Test
  void replayNoticesAnotherOrderOfCommands() {
    assertThatThrownBy(
            () ->
                WorkflowReplayer.replayWorkflowExecution(
                    StoredHistories.load("lead-never-verified.json"), Restless.class))
        .hasStackTraceContaining("NonDeterministicException");
  }

  /** Sleeps where the stored lives did not. */
  public static final class Restless extends LeadLifecycleWorkflowImpl {
    @WorkflowInit
    public Restless(LeadLifecycleInput input) {
      super(input);
    }

    @Override
    public void live(LeadLifecycleInput input) {
      Workflow.sleep(Duration.ofDays(1));
    }
  }
}
