package io.leadline.workflows.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.workflows.SearchAttributes;
import io.leadline.workflows.TaskQueues;
import io.leadline.workflows.WorkflowIds;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DailyAlertsWorkflowTest {
  private static final Instant SLOT = Instant.parse("2026-11-24T13:15:00Z");
  private static final SearchAttributeKey<OffsetDateTime> SCHEDULED =
      SearchAttributeKey.forOffsetDateTime("TemporalScheduledStartTime");

  private final FakeAlertActivities shards = new FakeAlertActivities();
  private final TestWorkflowEnvironment environment =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .registerSearchAttribute(
                  SearchAttributes.ALERT_SLOT.getName(),
                  IndexedValueType.INDEXED_VALUE_TYPE_DATETIME)
              .registerSearchAttribute(
                  SCHEDULED.getName(), IndexedValueType.INDEXED_VALUE_TYPE_DATETIME)
              .build());

  @BeforeEach
  void start() {
    Worker worker = environment.newWorker(TaskQueues.ALERTS);
    worker.registerWorkflowImplementationTypes(DailyAlertsWorkflowImpl.class);
    worker.registerActivitiesImplementations(shards);
    environment.start();
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void sumsWhatBothShardsReport_andShowsItsSlot() {
    shards.answer(0, Map.of("SENT", 3L, "NO_NEW", 1L));
    shards.answer(1, Map.of("SENT", 4L));

    AlertCounts counts = run(new DailyAlertsInput(SLOT), WorkflowOptions.newBuilder());

    assertThat(counts.byOutcome()).isEqualTo(Map.of("SENT", 7L, "NO_NEW", 1L));
    assertThat(shards.runs())
        .containsExactlyInAnyOrder(new AlertShard(SLOT, 0, 2), new AlertShard(SLOT, 1, 2));
    assertThat(stub().describe().getTypedSearchAttributes().get(SearchAttributes.ALERT_SLOT))
        .isEqualTo(OffsetDateTime.parse("2026-11-24T13:15:00Z"));
  }

  @Test
  void scheduledRunTakesItsSlotFromTheSchedule_toTheSecond() {
    run(
        new DailyAlertsInput(null),
        WorkflowOptions.newBuilder()
            .setTypedSearchAttributes(
                io.temporal.common.SearchAttributes.newBuilder()
                    .set(SCHEDULED, OffsetDateTime.parse("2026-11-24T13:15:00.412Z"))
                    .build()));

    assertThat(shards.runs()).extracting(AlertShard::slot).containsOnly(SLOT);
  }

  @Test
  void failingShardIsTriedAgain() {
    shards.failFirst(1, 30);
    shards.answer(1, Map.of("SENT", 1L));

    AlertCounts counts = run(new DailyAlertsInput(SLOT), WorkflowOptions.newBuilder());

    assertThat(counts.byOutcome()).isEqualTo(Map.of("SENT", 1L));
    assertThat(shards.runs()).hasSize(32);
  }

  @Test
  void runWithoutSlotSaysWhatIsMissing() {
    assertThatThrownBy(() -> run(new DailyAlertsInput(null), WorkflowOptions.newBuilder()))
        .isInstanceOf(WorkflowFailedException.class)
        .rootCause()
        .hasMessageContaining("needs a slot");
  }

  private AlertCounts run(DailyAlertsInput input, WorkflowOptions.Builder options) {
    return environment
        .getWorkflowClient()
        .newWorkflowStub(
            DailyAlertsWorkflow.class,
            options.setWorkflowId(WorkflowIds.alerts(SLOT)).setTaskQueue(TaskQueues.ALERTS).build())
        .run(input);
  }

  private WorkflowStub stub() {
    return environment.getWorkflowClient().newUntypedWorkflowStub(WorkflowIds.alerts(SLOT));
  }
}
