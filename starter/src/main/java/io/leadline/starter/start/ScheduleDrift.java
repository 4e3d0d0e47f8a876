package io.leadline.starter.start;

import io.leadline.workflows.job.ScheduledJob;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.SchedulePolicy;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells whether a schedule on the server still is what its line says. The server gives times back
 * in another form than it took them in, so for jobs the plan in the workflow's argument stands for
 * them.
 */
final class ScheduleDrift {
  private ScheduleDrift() {}

  /** What differs, in words; empty when nothing does. */
  static Optional<String> of(ScheduledWorkflow line, Schedule found) {
    if (!(found.getAction() instanceof ScheduleActionStartWorkflow action)
        || !action.getWorkflowType().equals(line.workflowType())) {
      return Optional.of("it starts something else");
    }
    SchedulePolicy policy = found.getPolicy();
    if (policy == null
        || policy.getOverlap() != line.overlap()
        || !line.catchUp().equals(policy.getCatchupWindow())) {
      return Optional.of("it treats overlapping or missed runs in another way");
    }
    if (!Objects.equals(action.getOptions().getTaskQueue(), line.taskQueue())) {
      return Optional.of("it runs on " + action.getOptions().getTaskQueue());
    }
    return line.input() instanceof ScheduledJob job
            && !job.equals(action.getArguments().get(0, ScheduledJob.class))
        ? Optional.of("it was made for other times or limits")
        : Optional.empty();
  }
}
