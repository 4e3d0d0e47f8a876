package io.leadline.activities.temporal;

import io.leadline.activities.job.JobPart;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobWholes;
import io.leadline.workflows.TaskQueues;
import io.leadline.workflows.WorkflowIds;
import io.leadline.workflows.job.ChainInput;
import io.leadline.workflows.job.ChainWorkflow;
import io.temporal.client.BatchRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a chain that a job of it has ended. A chain that had stopped at a failure takes its step up
 * again, so retrying a dead letter lets it go on. Batches look by themselves.
 */
public final class ChainSignals implements JobWholes {
  private static final Logger LOG = LoggerFactory.getLogger(ChainSignals.class);
  private static final String PREFIX = WorkflowIds.chain("");

  private final Supplier<WorkflowClient> temporal;
  private final Executor threads;

  /**
   * @param temporal asked when there is something to tell
   * @param threads where it is told, so that a slow engine holds nobody up
   */
  public ChainSignals(Supplier<WorkflowClient> temporal, Executor threads) {
    this.temporal = temporal;
    this.threads = threads;
  }

  @Override
  public void ended(JobRecord job) {
    JobPart part = job.part();
    if (part == null || !part.whole().startsWith(PREFIX)) {
      return;
    }
    threads.execute(() -> signal(part, job.id()));
  }

  private void signal(JobPart part, String jobId) {
    try {
      WorkflowClient client = temporal.get();
      ChainWorkflow chain =
          client.newWorkflowStub(
              ChainWorkflow.class,
              WorkflowOptions.newBuilder()
                  .setWorkflowId(part.whole())
                  .setTaskQueue(TaskQueues.JOBS_DEFAULT)
                  .build());
      BatchRequest request = client.newSignalWithStartRequest();
      request.add(
          chain::lead, new ChainInput(part.whole().substring(PREFIX.length()), part.number()));
      request.add(chain::stepEnded, part.number());
      client.signalWithStart(request);
    } catch (RuntimeException e) {
      LOG.info("{} was not told of the end of job {} and looks by itself", part.whole(), jobId, e);
    }
  }
}
