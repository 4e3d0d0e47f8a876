package io.leadline.starter.start;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.job.JobWholes;
import io.leadline.activities.temporal.ChainSignals;
import io.leadline.workflows.TaskQueues;
import io.leadline.workflows.WorkflowIds;
import io.leadline.workflows.job.BatchWorkflow;
import io.leadline.workflows.job.ChainInput;
import io.leadline.workflows.job.ChainWorkflow;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the workflows of batches and chains; one that runs already is left as it is. */
public final class WholeStarts {
  private static final Logger LOG = LoggerFactory.getLogger(WholeStarts.class);

  private final Supplier<TemporalClients> temporal;

  /**
   * @param temporal opened when first needed
   */
  public WholeStarts(Supplier<TemporalClients> temporal) {
    this.temporal = temporal;
  }

  /** False when Temporal is away; then somebody tries again later. */
  public boolean batch(String id) {
    return started(
        WorkflowIds.batch(id),
        options -> {
          BatchWorkflow batch =
              temporal.get().workflows().newWorkflowStub(BatchWorkflow.class, options);
          WorkflowClient.start(batch::watch, id);
        });
  }

  /** False when Temporal is away; then somebody tries again later. */
  public boolean chain(String id) {
    return started(
        WorkflowIds.chain(id),
        options -> {
          ChainWorkflow chain =
              temporal.get().workflows().newWorkflowStub(ChainWorkflow.class, options);
          WorkflowClient.start(chain::lead, new ChainInput(id, 0));
        });
  }

  /**
   * Tells chains of jobs that ended here, such as those that an operator cancelled.
   *
   * @param threads where they are told
   */
  public JobWholes listener(Executor threads) {
    return new ChainSignals(() -> temporal.get().workflows(), threads);
  }

  private interface Start {
    void with(WorkflowOptions options);
  }

  private boolean started(String workflowId, Start start) {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(workflowId)
            .setTaskQueue(TaskQueues.JOBS_DEFAULT)
            .setWorkflowIdConflictPolicy(
                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
            .build();
    try {
      temporal.get().reach(() -> start.with(options));
      return true;
    } catch (BackendUnavailableException e) {
      LOG.warn("{} is started later: {}", workflowId, e.getMessage());
      return false;
    }
  }
}
