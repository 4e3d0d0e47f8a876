package io.leadline.workflows.lead;

import static io.leadline.workflows.lead.LeadEvents.resendRequested;
import static io.leadline.workflows.lead.LeadEvents.signedUp;
import static io.leadline.workflows.lead.LeadEvents.stepRetried;
import static io.leadline.workflows.lead.LeadLifecycleStage.LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Continuing as new carries everything: state, clock, what was heard, and signals on their way. */
class LeadLifecycleContinueAsNewTest {
  /** Finds its history long after a few signals. */
  public static final class Impatient extends LeadLifecycleWorkflowImpl {
    @WorkflowInit
    public Impatient(LeadLifecycleInput input) {
      super(input);
    }

    @Override
    protected boolean historyIsLong() {
      return Workflow.getInfo().getHistoryLength() > 25;
    }
  }

  private final LeadLifecycleStage stage = new LeadLifecycleStage(Impatient.class);

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void noSignalIsLost_andNoneIsHeardTwice() {
    stage.signal(signedUp(1, stage.now()));
    stage.awaitStage(LeadStage.VERIFYING);
    String firstRun = stage.runId();
    List<LeadEvent> events = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      LeadEvent event = stepRetried(stage.now());
      events.add(event);
      stage.signal(event);
    }
    stage.await(() -> stage.store.changesOf(LEAD).size() == 201);
    stage.await(() -> !stage.runId().equals(firstRun));

    for (LeadEvent event : events.subList(120, 200)) {
      stage.signal(event);
    }
    stage.later(Duration.ofMinutes(1));

    assertThat(stage.store.changesOf(LEAD)).hasSize(201);
  }

  @Test
  void clockRunsOn() {
    Instant signedUpAt = stage.now();
    stage.signal(signedUp(1, signedUpAt));
    String firstRun = stage.runId();
    for (int i = 0; i < 8; i++) {
      stage.later(Duration.ofMinutes(10));
      stage.signal(stepRetried(stage.now()));
    }
    // No query here: the time-skipping server stops its clock for good when one meets the switch.
    stage.await(() -> !stage.runId().equals(firstRun));
    assertThat(stage.shownStage()).isEqualTo("VERIFYING");

    Instant reminder = signedUpAt.plus(LifecycleSettings.DEFAULTS.verifyReminder());
    stage.later(Duration.between(stage.now(), reminder).minusMinutes(1));
    assertThat(stage.mails.ordinals()).containsExactly(1);
    stage.later(Duration.ofMinutes(2));

    assertThat(stage.mails.ordinals()).containsExactly(1, 2);
  }

  @Test
  void mailUnderWayIsWaitedFor() {
    stage.mails.down(true);
    stage.signal(signedUp(1, stage.now()));
    String firstRun = stage.runId();
    for (int i = 0; i < 8; i++) {
      stage.later(Duration.ofMinutes(1));
      stage.signal(resendRequested(stage.now()));
    }
    assertThat(stage.runId()).isEqualTo(firstRun);

    stage.mails.down(false);
    stage.later(Duration.ofMinutes(15));
    stage.await(() -> !stage.runId().equals(firstRun));

    assertThat(stage.mails.ordinals()).containsExactlyInAnyOrder(1, 3, 4, 5);
  }
}
