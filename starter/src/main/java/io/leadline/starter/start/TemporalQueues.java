package io.leadline.starter.start;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.job.queue.EngineQueues;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.taskqueue.v1.TaskQueueStats;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link EngineQueues} as Temporal describes its task queues: workflow and activity tasks. */
public final class TemporalQueues implements EngineQueues {
  private static final Logger LOG = LoggerFactory.getLogger(TemporalQueues.class);
  private static final List<TaskQueueType> TYPES =
      List.of(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW, TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY);

  private final Supplier<TemporalClients> temporal;
  private boolean away;

  /**
   * @param temporal opened when first needed
   */
  public TemporalQueues(Supplier<TemporalClients> temporal) {
    this.temporal = temporal;
  }

  /** Asked for the next queue it does not wait again for a server that was away. */
  @Override
  public synchronized Optional<Waiting> waiting(String taskQueue) {
    if (away) {
      return Optional.empty();
    }
    try {
      return Optional.of(sum(TYPES.stream().map(type -> stats(taskQueue, type)).toList()));
    } catch (BackendUnavailableException e) {
      away = true;
      LOG.debug("nothing is known of the engine's queues: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private TaskQueueStats stats(String taskQueue, TaskQueueType type) {
    TemporalClients clients = temporal.get();
    return clients.reach(
        () ->
            clients
                .workflows()
                .getWorkflowServiceStubs()
                .blockingStub()
                .describeTaskQueue(
                    DescribeTaskQueueRequest.newBuilder()
                        .setNamespace(clients.namespace())
                        .setTaskQueue(TaskQueue.newBuilder().setName(taskQueue))
                        .setTaskQueueType(type)
                        .setReportStats(true)
                        .build())
                .getStats());
  }

  private static Waiting sum(List<TaskQueueStats> types) {
    return new Waiting(
        types.stream().mapToLong(TaskQueueStats::getApproximateBacklogCount).sum(),
        types.stream()
            .map(type -> Duration.ofSeconds(type.getApproximateBacklogAge().getSeconds()))
            .max(Duration::compareTo)
            .orElse(Duration.ZERO),
        types.stream().mapToDouble(TaskQueueStats::getTasksDispatchRate).sum());
  }
}
