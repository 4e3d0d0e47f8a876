package io.leadline.starter.start;

import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleState;
import java.time.Duration;
import java.util.List;

/**
 * A line of the schedule table: what is started, when, and what happens when runs overlap or were
 * missed.
 *
 * @param id outward name, {@code leadline-<name>}
 * @param cron in UTC
 * @param catchUp runs missed for longer than this are not made up for
 * @param workflowId Temporal appends the scheduled time
 * @param input the workflow's one argument
 */
record ScheduledWorkflow(
    String id,
    String cron,
    ScheduleOverlapPolicy overlap,
    Duration catchUp,
    String workflowType,
    String workflowId,
    String taskQueue,
    Object input) {

  /** As Temporal takes it, running unless {@code state} says otherwise. */
  Schedule toSchedule(ScheduleState state) {
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(workflowType)
                .setArguments(input)
                .setOptions(
                    WorkflowOptions.newBuilder()
                        .setWorkflowId(workflowId)
                        .setTaskQueue(taskQueue)
                        .build())
                .build())
        .setSpec(ScheduleSpec.newBuilder().setCronExpressions(List.of(cron)).build())
        .setPolicy(
            SchedulePolicy.newBuilder().setOverlap(overlap).setCatchupWindow(catchUp).build())
        .setState(state)
        .build();
  }
}
