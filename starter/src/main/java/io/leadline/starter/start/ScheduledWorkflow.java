package io.leadline.starter.start;

import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleState;
import io.temporal.common.SearchAttributes;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * A line of the schedule table: what is started, when, and what happens when runs overlap or were
 * missed.
 *
 * @param id outward name, {@code leadline-<name>}
 * @param cron five fields, read in {@code zone}
 * @param jitter by which each start is put off at most
 * @param catchUp runs missed for longer than this are not made up for
 * @param workflowId Temporal appends the scheduled time
 * @param attributes search attributes of what it starts
 * @param input the workflow's one argument
 */
record ScheduledWorkflow(
    String id,
    String cron,
    ZoneId zone,
    Duration jitter,
    ScheduleOverlapPolicy overlap,
    Duration catchUp,
    String workflowType,
    String workflowId,
    String taskQueue,
    SearchAttributes attributes,
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
                        .setTypedSearchAttributes(attributes)
                        .build())
                .build())
        .setSpec(
            ScheduleSpec.newBuilder()
                .setCronExpressions(List.of(cron))
                .setTimeZoneName(zone.getId())
                .setJitter(jitter)
                .build())
        .setPolicy(
            SchedulePolicy.newBuilder().setOverlap(overlap).setCatchupWindow(catchUp).build())
        .setState(state)
        .build();
  }
}
