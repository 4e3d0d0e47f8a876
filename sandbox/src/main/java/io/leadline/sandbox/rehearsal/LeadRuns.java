package io.leadline.sandbox.rehearsal;

import com.google.protobuf.Timestamp;
import io.leadline.starter.start.TemporalClients;
import io.leadline.workflows.WorkflowIds;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The runs of a lead's workflow: whether the latest rests, and how many events it took. */
final class LeadRuns {
  private static final Duration POLL = Duration.ofMillis(1);
  private static final EventType TASK_SCHEDULED = EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED;
  private static final int EVENTS_OF_A_TASK = 3;
  private static final List<EventType> TASK_ENDED =
      List.of(
          EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
          EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED,
          EventType.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT);

  private final TemporalClients temporal;
  private final String workflowId;
  private boolean retrying;

  LeadRuns(TemporalClients temporal, String leadId) {
    this.temporal = temporal;
    this.workflowId = WorkflowIds.lead(leadId);
  }

  /**
   * Waits until the workflow has nothing left to do before its next deadline or signal, apart from
   * activities that failed and are tried again later.
   */
  void awaitRest() throws InterruptedException {
    while (!rests()) {
      Thread.sleep(POLL);
    }
  }

  private boolean rests() {
    List<HistoryEvent> history =
        temporal.workflows().fetchHistory(workflowId).getHistory().getEventsList();
    if (hasTaskToDo(history)) {
      return false;
    }
    List<PendingActivityInfo> pending =
        description().getRawDescription().getPendingActivitiesList();
    retrying = !pending.isEmpty();
    return pending.stream().allMatch(LeadRuns::waitsForAnotherAttempt);
  }

  /** Not by its state: the server in memory calls it started all the while. */
  private static boolean waitsForAnotherAttempt(PendingActivityInfo activity) {
    return activity.hasLastFailure()
        && !instant(activity.getLastStartedTime())
            .isAfter(instant(activity.getLastAttemptCompleteTime()));
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  /** Whether something was waiting for another attempt when the workflow last came to rest. */
  boolean isRetrying() {
    return retrying;
  }

  private static boolean hasTaskToDo(List<HistoryEvent> history) {
    return switch (history.getLast().getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW -> true;
      case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED -> false;
      default ->
          count(history, TASK_SCHEDULED)
              > TASK_ENDED.stream().mapToLong(type -> count(history, type)).sum();
    };
  }

  private static long count(List<HistoryEvent> history, EventType type) {
    return history.stream().filter(event -> event.getEventType() == type).count();
  }

  /** Events that the latest run costs on a real server. */
  long events() {
    return cost(temporal.workflows().fetchHistory(workflowId).getEvents());
  }

  /**
   * A real server starts and signals a run in one step. The one in memory does so in two, and a
   * worker that is quick has an empty task between them.
   */
  static int cost(List<HistoryEvent> history) {
    int started = indexOf(history, EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED);
    int signalled = indexOf(history, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED);
    boolean emptyTask = started >= 0 && started < signalled;
    return history.size() - (emptyTask ? EVENTS_OF_A_TASK : 0);
  }

  private static int indexOf(List<HistoryEvent> history, EventType type) {
    return IntStream.range(0, history.size())
        .filter(index -> history.get(index).getEventType() == type)
        .findFirst()
        .orElse(-1);
  }

  boolean isRunning() {
    return description().getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }

  private WorkflowExecutionDescription description() {
    WorkflowStub stub = temporal.workflows().newUntypedWorkflowStub(workflowId);
    return stub.describe();
  }
}
