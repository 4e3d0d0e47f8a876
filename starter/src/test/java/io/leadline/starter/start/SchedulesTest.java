package io.leadline.starter.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.catalogue.Catalogue;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobSchedule;
import io.leadline.activities.job.Noop;
import io.leadline.workflows.alert.DailyAlertsInput;
import io.leadline.workflows.alert.DailyAlertsWorkflow;
import io.leadline.workflows.job.ScheduledJobWorkflow;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleState;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulesTest {
  @Test
  void runsAlertsEveryQuarterHour_inSlotsThatMayOverlap() {
    ScheduledWorkflow alerts = line("leadline-alerts");
    Schedule schedule = alerts.toSchedule(ScheduleState.newBuilder().build());

    assertThat(schedule.getSpec().getCronExpressions()).containsExactly("*/15 * * * *");
    assertThat(schedule.getPolicy().getOverlap())
        .isEqualTo(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL);
    assertThat(schedule.getPolicy().getCatchupWindow()).isEqualTo(Duration.ofHours(4));
    ScheduleActionStartWorkflow action = (ScheduleActionStartWorkflow) schedule.getAction();
    assertThat(action.getOptions().getWorkflowId()).isEqualTo("alerts");
    assertThat(action.getOptions().getTaskQueue()).isEqualTo("alerts");
    assertThat(alerts.input()).isEqualTo(new DailyAlertsInput(null));
  }

  @Test
  void startsTheWorkflowByTheNameOfItsContract() {
    String name =
        Arrays.stream(DailyAlertsWorkflow.class.getMethods())
            .map(method -> method.getAnnotation(WorkflowMethod.class))
            .filter(annotation -> annotation != null)
            .map(WorkflowMethod::name)
            .findFirst()
            .orElseThrow();

    assertThat(line("leadline-alerts").workflowType()).isEqualTo(name);
  }

  @Test
  void startsEveryKindThatHasASchedule() {
    assertThat(ScheduleTable.LINES)
        .extracting(ScheduledWorkflow::id)
        .containsAll(
            Catalogue.kinds().all().stream()
                .filter(kind -> kind.schedule().isPresent())
                .map(kind -> "leadline-" + kind.name())
                .toList());
    ScheduledWorkflow expire = line("leadline-expire-postings");
    assertThat(expire.workflowType()).isEqualTo(ScheduledJobWorkflow.class.getSimpleName());
    assertThat(expire.workflowId()).isEqualTo("jobs:expire-postings");
    assertThat(expire.taskQueue()).isEqualTo("jobs-low");
  }

  @Test
  void takesOverEverythingThatALineSays() {
    ScheduledWorkflow line =
        ScheduleTable.job(
            JobKind.of("noop", Noop.class),
            JobSchedule.cron("0 8 * * 1")
                .zone(ZoneId.of("America/Chicago"))
                .jitter(Duration.ofMinutes(5))
                .overlap(JobSchedule.Overlap.BUFFER_ONE)
                .catchUp(Duration.ofHours(9)));

    Schedule schedule = line.toSchedule(ScheduleState.newBuilder().build());

    assertThat(schedule.getSpec().getTimeZoneName()).isEqualTo("America/Chicago");
    assertThat(schedule.getSpec().getJitter()).isEqualTo(Duration.ofMinutes(5));
    assertThat(schedule.getPolicy().getOverlap())
        .isEqualTo(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ONE);
    assertThat(schedule.getPolicy().getCatchupWindow()).isEqualTo(Duration.ofHours(9));
  }

  @Test
  void keepsAPausedSchedulePaused() {
    ScheduleState paused = ScheduleState.newBuilder().setPaused(true).setNote("why").build();

    assertThat(line("leadline-alerts").toSchedule(paused).getState()).isEqualTo(paused);
  }

  @Test
  void namesEachOnce_asOperatorsKnowThem() {
    List<String> ids = ScheduleTable.LINES.stream().map(ScheduledWorkflow::id).toList();

    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("leadline-[a-z-]+"));
  }

  private static ScheduledWorkflow line(String id) {
    return ScheduleTable.LINES.stream()
        .filter(line -> line.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
