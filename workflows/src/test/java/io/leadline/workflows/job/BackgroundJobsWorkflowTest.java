package io.leadline.workflows.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.TaskQueues;
import io.leadline.workflows.WorkflowIds;
import io.leadline.workflows.job.FakeJobActivities.Call;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackgroundJobsWorkflowTest {
  private static final String RUNNER = WorkflowIds.jobs("g1");

  private final FakeJobActivities jobs = new FakeJobActivities();
  private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();

  @BeforeEach
  void start() {
    Worker worker = environment.newWorker(TaskQueues.JOBS_LOW);
    worker.registerWorkflowImplementationTypes(BackgroundJobsWorkflowImpl.class);
    worker.registerActivitiesImplementations(jobs);
    environment.start();
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void briefJobsCostSixEvents() {
    GroupsInput input = new GroupsInput(TaskQueues.JOBS_LOW, List.of("g1"), true);

    run(input);

    assertThat(jobs.calls()).containsExactly(new Call(RUNNER, input, true));
    assertThat(events()).isEqualTo(6);
  }

  @Test
  void otherJobsCostElevenEvents() {
    GroupsInput input = new GroupsInput(TaskQueues.JOBS_LOW, List.of("g1", "g2"), false);

    run(input);

    assertThat(jobs.calls()).containsExactly(new Call(RUNNER, input, false));
    assertThat(events()).isEqualTo(11);
  }

  @Test
  void isTriedUntilItWorks() {
    jobs.failFirst(40);
    run(new GroupsInput(TaskQueues.JOBS_LOW, List.of("g1"), false));
    assertThat(jobs.calls()).hasSize(41);
  }

  @Test
  void briefJobsAreTriedUntilTheyWork() {
    jobs.failFirst(20);
    run(new GroupsInput(TaskQueues.JOBS_LOW, List.of("g1"), true));
    assertThat(jobs.calls()).hasSize(21);
  }

  private void run(GroupsInput input) {
    environment
        .getWorkflowClient()
        .newWorkflowStub(
            BackgroundJobsWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(RUNNER)
                .setTaskQueue(TaskQueues.JOBS_LOW)
                .build())
        .run(input);
  }

  private int events() {
    return environment.getWorkflowClient().fetchHistory(RUNNER).getEvents().size();
  }
}
