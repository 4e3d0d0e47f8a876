package io.leadline.workflows.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.TaskQueues;
import io.leadline.workflows.job.FakeJobActivities.Call;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduledJobWorkflowTest {
  private static final String GROUP = "roll-up-stats-2026-11-28T03:20:00Z";
  private static final String RUNNER = "jobs:" + GROUP;

  private final FakeJobActivities jobs = new FakeJobActivities();
  private final FakeScheduledJobActivities submissions = new FakeScheduledJobActivities();
  private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();

  @BeforeEach
  void start() {
    Worker worker = environment.newWorker(TaskQueues.JOBS_LOW);
    worker.registerWorkflowImplementationTypes(ScheduledJobWorkflowImpl.class);
    worker.registerActivitiesImplementations(jobs, submissions);
    environment.start();
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void writesTheJobDownAndRunsItsGroup(boolean brief) {
    jobs.failFirst(1);

    environment
        .getWorkflowClient()
        .newWorkflowStub(
            ScheduledJobWorkflow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(RUNNER)
                .setTaskQueue(TaskQueues.JOBS_LOW)
                .build())
        .run(new ScheduledJob("roll-up-stats", TaskQueues.JOBS_LOW, brief, "20 * * * *"));

    Call call =
        new Call(RUNNER, new GroupsInput(TaskQueues.JOBS_LOW, List.of(GROUP), brief), brief);
    assertThat(submissions.submitted()).containsExactly("roll-up-stats in " + GROUP);
    assertThat(jobs.calls()).containsExactly(call, call);
  }
}
