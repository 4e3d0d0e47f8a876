package io.leadline.starter.start;

import io.leadline.workflows.TaskQueues;
import io.leadline.workflows.WorkflowIds;
import io.leadline.workflows.alert.AlertCounts;
import io.leadline.workflows.alert.DailyAlertsInput;
import io.leadline.workflows.alert.DailyAlertsWorkflow;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs alert slots by hand: every slot that has something due, oldest first and each judged at its
 * own time, as the schedule would have.
 */
public final class AlertRuns {
  private static final Duration SLOT = Duration.ofMinutes(15);

  private final Supplier<Optional<Instant>> earliestDue;
  private final Function<Instant, AlertCounts> runSlot;

  /** One slot and what became of its leads. */
  public record SlotRun(Instant slot, AlertCounts counts) {}

  /**
   * @param earliestDue the earliest moment that an alert waits for
   * @param runSlot runs a slot to its end, or waits for the run that is under way
   */
  AlertRuns(Supplier<Optional<Instant>> earliestDue, Function<Instant, AlertCounts> runSlot) {
    this.earliestDue = earliestDue;
    this.runSlot = runSlot;
  }

  public static AlertRuns on(TemporalClients temporal, Supplier<Optional<Instant>> earliestDue) {
    return new AlertRuns(earliestDue, slot -> temporal.reach(() -> run(temporal, slot)));
  }

  /**
   * Runs everything that is due up to a moment.
   *
   * @param onSlot told of each slot as it ends
   * @return the slots that were run, oldest first
   * @throws IllegalStateException when a slot ended and left alerts of its time behind
   */
  public List<SlotRun> runUpTo(Instant until, Consumer<SlotRun> onSlot) {
    List<SlotRun> runs = new ArrayList<>();
    Instant before = Instant.MIN;
    for (Optional<Instant> due = earliestDue.get();
        due.isPresent() && !due.get().isAfter(until);
        due = earliestDue.get()) {
      Instant slot = slotOf(due.get(), until);
      if (!slot.isAfter(before)) {
        throw new IllegalStateException("the run of " + before + " left alerts of its time behind");
      }
      SlotRun run = new SlotRun(slot, runSlot.apply(slot));
      onSlot.accept(run);
      runs.add(run);
      before = slot;
    }
    return runs;
  }

  /** The quarter hour that takes it, or {@code until} when that quarter hour is yet to come. */
  private static Instant slotOf(Instant due, Instant until) {
    Instant quarter = due.truncatedTo(ChronoUnit.HOURS);
    while (quarter.isBefore(due)) {
      quarter = quarter.plus(SLOT);
    }
    return quarter.isAfter(until) ? until : quarter;
  }

  private static AlertCounts run(TemporalClients temporal, Instant slot) {
    DailyAlertsWorkflow alerts =
        temporal
            .workflows()
            .newWorkflowStub(
                DailyAlertsWorkflow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(WorkflowIds.alerts(slot))
                    .setTaskQueue(TaskQueues.ALERTS)
                    .setWorkflowIdReusePolicy(
                        WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                    .setWorkflowIdConflictPolicy(
                        WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                    .build());
    WorkflowStub run = WorkflowStub.fromTyped(alerts);
    run.start(new DailyAlertsInput(slot));
    return run.getResult(AlertCounts.class);
  }
}
