package io.leadline.workflows.alert;

import io.leadline.workflows.SearchAttributes;
import io.leadline.workflows.StoredHistories;
import io.leadline.workflows.TaskQueues;
import io.leadline.workflows.WorkflowIds;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Records the histories that {@link DailyAlertsReplayTest} replays. Not part of the suite; run it
 * with {@code mvn -pl workflows test -Dtest=RecordAlertHistories}.
 */
class RecordAlertHistories {
  private static final Instant SLOT = Instant.parse("2026-11-24T13:15:00Z");

  private final FakeAlertActivities shards = new FakeAlertActivities();

  @Test
  void twoShards() {
    shards.answer(0, Map.of("SENT", 3L, "NO_NEW", 1L));
    shards.answer(1, Map.of("SENT", 4L));
    record("alerts-two-shards.json");
  }

  @Test
  void shardTriedAgain() {
    shards.failFirst(1, 3);
    record("alerts-shard-tried-again.json");
  }

  private void record(String name) {
    try (TestWorkflowEnvironment environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .registerSearchAttribute(
                    SearchAttributes.ALERT_SLOT.getName(),
                    IndexedValueType.INDEXED_VALUE_TYPE_DATETIME)
                .build())) {
      Worker worker = environment.newWorker(TaskQueues.ALERTS);
      worker.registerWorkflowImplementationTypes(DailyAlertsWorkflowImpl.class);
      worker.registerActivitiesImplementations(shards);
      environment.start();
      WorkflowOptions options =
          WorkflowOptions.newBuilder()
              .setWorkflowId(WorkflowIds.alerts(SLOT))
              .setTaskQueue(TaskQueues.ALERTS)
              .build();
      environment
          .getWorkflowClient()
          .newWorkflowStub(DailyAlertsWorkflow.class, options)
          .run(new DailyAlertsInput(SLOT));
      StoredHistories.save(
          name, environment.getWorkflowClient().fetchHistory(WorkflowIds.alerts(SLOT)));
    }
  }
}
