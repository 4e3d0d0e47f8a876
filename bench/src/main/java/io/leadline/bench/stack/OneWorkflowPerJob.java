package io.leadline.bench.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The baseline of the job benchmarks, on the same server in the same run: what the engine does when
 * every job is a workflow of its own. Even an empty one has to be started, run and recorded.
 */
public final class OneWorkflowPerJob {
  private static final String QUEUE = "bench-one-workflow-per-job";
  private static final int CLIENTS = 16;

  private OneWorkflowPerJob() {}

  /** A job that does nothing. */
  @WorkflowInterface
  public interface EmptyWorkflow {
    @WorkflowMethod
    void run();
  }

  /** Ends at once. */
  public static final class EmptyWorkflowImpl implements EmptyWorkflow {
    @Override
    public void run() {}
  }

  public static ObjectNode measure(OwnStack stack, int jobs) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(stack.temporal()).build());
    WorkflowClient client = WorkflowClient.newInstance(stubs);
    WorkerFactory factory = WorkerFactory.newInstance(client);
    Worker worker = factory.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(EmptyWorkflowImpl.class);
    factory.start();
    try {
      run(client, jobs);
      long start = System.nanoTime();
      run(client, jobs);
      double seconds = (System.nanoTime() - start) / 1e9;
      return OwnStack.JSON
          .createObjectNode()
          .put("name", "one workflow per job")
          .put("size", jobs)
          .put("perSecond", Math.round(jobs / seconds));
    } finally {
      factory.shutdownNow();
      stubs.shutdownNow();
    }
  }

  private static void run(WorkflowClient client, int jobs) {
    WorkflowOptions options = WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build();
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<?>> runs = new ArrayList<>();
      for (int i = 0; i < jobs; i++) {
        runs.add(
            clients.submit(
                () -> {
                  EmptyWorkflow job = client.newWorkflowStub(EmptyWorkflow.class, options);
                  WorkflowClient.start(job::run);
                  WorkflowStub.fromTyped(job).getResult(Void.class);
                }));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a workflow of the baseline failed", e);
    }
  }
}
