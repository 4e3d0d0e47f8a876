package io.leadline.workflows.job;

import io.leadline.workflows.TaskQueues;
import io.leadline.workflows.WorkflowIds;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.time.Duration;

/** An in-memory Temporal with batches and chains on it. */
final class JobRuns implements AutoCloseable {
  private final TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance();

  JobRuns(Object... activities) {
    Worker worker = environment.newWorker(TaskQueues.JOBS_DEFAULT);
    worker.registerWorkflowImplementationTypes(BatchWorkflowImpl.class, ChainWorkflowImpl.class);
    worker.registerActivitiesImplementations(activities);
    environment.start();
  }

  BatchWorkflow batch(String id) {
    return client().newWorkflowStub(BatchWorkflow.class, options(WorkflowIds.batch(id)));
  }

  ChainWorkflow chain(String id) {
    return client().newWorkflowStub(ChainWorkflow.class, options(WorkflowIds.chain(id)));
  }

  void pass(Duration time) {
    environment.sleep(time);
  }

  WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  int events(String workflowId) {
    return client().fetchHistory(workflowId).getEvents().size();
  }

  private static WorkflowOptions options(String id) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(id)
        .setTaskQueue(TaskQueues.JOBS_DEFAULT)
        .build();
  }

  @Override
  public void close() {
    environment.close();
  }
}
