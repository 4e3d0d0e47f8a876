package io.leadline.workflows.job;

import io.leadline.workflows.StoredHistories;
import io.leadline.workflows.TaskQueues;
import io.leadline.workflows.WorkflowIds;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Records the histories that {@link BackgroundJobsReplayTest} replays. Not part of the suite; run
 * it with {@code mvn -pl workflows test -Dtest=RecordJobHistories}.
 */
class RecordJobHistories {
  private final FakeJobActivities jobs = new FakeJobActivities();

  @Test
  void brief() {
    record("jobs-brief.json", true);
  }

  @Test
  void briefTriedAgain() {
    jobs.failFirst(6);
    record("jobs-brief-tried-again.json", true);
  }

  @Test
  void ofAnyLength() {
    record("jobs-of-any-length.json", false);
  }

  @Test
  void ofAnyLengthTriedAgain() {
    jobs.failFirst(3);
    record("jobs-of-any-length-tried-again.json", false);
  }

  @Test
  void scheduled() {
    recordScheduled("jobs-scheduled.json", false);
  }

  @Test
  void scheduledAndBrief() {
    recordScheduled("jobs-scheduled-brief.json", true);
  }

  private void recordScheduled(String name, boolean brief) {
    String id = WorkflowIds.jobs("noop-2026-11-28T03:00:00Z");
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      Worker worker = environment.newWorker(TaskQueues.JOBS_LOW);
      worker.registerWorkflowImplementationTypes(ScheduledJobWorkflowImpl.class);
      worker.registerActivitiesImplementations(jobs, new FakeScheduledJobActivities());
      environment.start();
      environment
          .getWorkflowClient()
          .newWorkflowStub(
              ScheduledJobWorkflow.class,
              WorkflowOptions.newBuilder()
                  .setWorkflowId(id)
                  .setTaskQueue(TaskQueues.JOBS_LOW)
                  .build())
          .run(new ScheduledJob("noop", TaskQueues.JOBS_LOW, brief, "0 3 * * *"));
      StoredHistories.save(name, environment.getWorkflowClient().fetchHistory(id));
    }
  }

  private void record(String name, boolean brief) {
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      Worker worker = environment.newWorker(TaskQueues.JOBS_DEFAULT);
      worker.registerWorkflowImplementationTypes(BackgroundJobsWorkflowImpl.class);
      worker.registerActivitiesImplementations(jobs);
      environment.start();
      environment
          .getWorkflowClient()
          .newWorkflowStub(
              BackgroundJobsWorkflow.class,
              WorkflowOptions.newBuilder()
                  .setWorkflowId(WorkflowIds.jobs("g1"))
                  .setTaskQueue(TaskQueues.JOBS_DEFAULT)
                  .build())
          .run(new GroupsInput(TaskQueues.JOBS_DEFAULT, List.of("g1", "g2"), brief));
      StoredHistories.save(
          name, environment.getWorkflowClient().fetchHistory(WorkflowIds.jobs("g1")));
    }
  }
}
