package io.leadline.starter.start;

import io.leadline.activities.catalogue.Catalogue;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobSchedule;
import io.leadline.workflows.SearchAttributes;
import io.leadline.workflows.TaskQueues;
import io.leadline.workflows.WorkflowIds;
import io.leadline.workflows.alert.DailyAlertsInput;
import io.leadline.workflows.job.ScheduledJob;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Everything that runs by the clock: the alerts, and the kinds of jobs that have a schedule. */
final class ScheduleTable {
  /** What the ids of all our schedules begin with. */
  static final String PREFIX = "leadline-";

  static final List<ScheduledWorkflow> LINES = lines();

  private ScheduleTable() {}

  private static List<ScheduledWorkflow> lines() {
    List<ScheduledWorkflow> lines = new ArrayList<>();
    lines.add(alerts());
    for (JobKind kind : Catalogue.kinds().all()) {
      kind.schedule().ifPresent(times -> lines.add(job(kind, times)));
    }
    return List.copyOf(lines);
  }

  private static ScheduledWorkflow alerts() {
    return new ScheduledWorkflow(
        PREFIX + "alerts",
        "*/15 * * * *",
        ZoneId.of("UTC"),
        Duration.ZERO,
        // Slots are independent, and a slow one must not hold up the next time zone.
        ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL,
        // Later than this an alert would come at an odd hour; leads hear the next day.
        Duration.ofHours(4),
        "DailyAlertsWorkflow",
        "alerts",
        TaskQueues.ALERTS,
        io.temporal.common.SearchAttributes.EMPTY,
        new DailyAlertsInput(null));
  }

  static ScheduledWorkflow job(JobKind kind, JobSchedule times) {
    return new ScheduledWorkflow(
        PREFIX + kind.name(),
        times.cron(),
        times.zone(),
        times.jitter(),
        switch (times.overlap()) {
          case SKIP -> ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP;
          case BUFFER_ONE -> ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ONE;
          case ALLOW_ALL -> ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL;
        },
        times.catchUp(),
        "ScheduledJobWorkflow",
        WorkflowIds.jobs(kind.name()),
        kind.queue().taskQueue(),
        io.temporal.common.SearchAttributes.newBuilder()
            .set(SearchAttributes.JOB_KIND, List.of(kind.name()))
            .build(),
        new ScheduledJob(kind.name(), kind.queue().taskQueue(), kind.isBrief(), times.toString()));
  }
}
