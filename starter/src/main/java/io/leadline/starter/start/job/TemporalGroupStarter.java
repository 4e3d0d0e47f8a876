package io.leadline.starter.start.job;

import io.leadline.activities.job.JobGroup;
import io.leadline.starter.start.TemporalClients;
import io.leadline.workflows.SearchAttributes;
import io.leadline.workflows.WorkflowIds;
import io.leadline.workflows.job.BackgroundJobsWorkflow;
import io.leadline.workflows.job.GroupsInput;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.Priority;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** {@link GroupStarter} over a Temporal client that is opened when first needed. */
public final class TemporalGroupStarter implements GroupStarter {
  private static final String SINGLES = "jobs";

  private final Supplier<TemporalClients> temporal;

  public TemporalGroupStarter(Supplier<TemporalClients> temporal) {
    this.temporal = temporal;
  }

  @Override
  public boolean start(List<JobGroup> groups) {
    TemporalClients clients = temporal.get();
    return clients.reach(
        () -> {
          try {
            WorkflowClient.start(
                clients.workflows().newWorkflowStub(BackgroundJobsWorkflow.class, options(groups))
                    ::run,
                input(groups));
            return true;
          } catch (WorkflowExecutionAlreadyStarted e) {
            return false;
          }
        });
  }

  private static GroupsInput input(List<JobGroup> groups) {
    JobGroup first = groups.getFirst();
    return new GroupsInput(
        first.queue().taskQueue(), groups.stream().map(JobGroup::id).toList(), first.brief());
  }

  private static WorkflowOptions options(List<JobGroup> groups) {
    JobGroup first = groups.getFirst();
    Set<String> kinds = new TreeSet<>();
    groups.forEach(group -> kinds.addAll(group.kinds()));
    return WorkflowOptions.newBuilder()
        .setWorkflowId(WorkflowIds.jobs(first.id()))
        .setTaskQueue(first.queue().taskQueue())
        // A group that was freed comes again under its name; its claim decides who runs it.
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setPriority(
            Priority.newBuilder()
                .setPriorityKey(first.priority())
                .setFairnessKey(Optional.ofNullable(first.whole()).orElse(SINGLES))
                .build())
        .setTypedSearchAttributes(
            io.temporal.common.SearchAttributes.newBuilder()
                .set(SearchAttributes.JOB_KIND, List.copyOf(kinds))
                .build())
        .build();
  }

  @Override
  public boolean isRunning(String workflowId) {
    TemporalClients clients = temporal.get();
    return clients.reach(
        () -> {
          try {
            return clients.workflows().newUntypedWorkflowStub(workflowId).describe().getStatus()
                == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
          } catch (WorkflowNotFoundException e) {
            return false;
          }
        });
  }
}
