package io.leadline.workers;

import io.leadline.workflows.TaskQueues;
import io.leadline.workflows.alert.AlertActivities;
import io.leadline.workflows.alert.DailyAlertsWorkflowImpl;
import io.leadline.workflows.job.BackgroundJobsWorkflowImpl;
import io.leadline.workflows.job.BatchActivities;
import io.leadline.workflows.job.BatchWorkflowImpl;
import io.leadline.workflows.job.ChainActivities;
import io.leadline.workflows.job.ChainWorkflowImpl;
import io.leadline.workflows.job.JobActivities;
import io.leadline.workflows.job.ScheduledJobActivities;
import io.leadline.workflows.job.ScheduledJobWorkflowImpl;
import io.leadline.workflows.lead.LeadActivities;
import io.leadline.workflows.lead.LeadLifecycleWorkflowImpl;
import io.leadline.workflows.lead.NoticeActivities;
import io.leadline.workflows.lead.VerificationActivities;
import java.util.List;
import java.util.function.Function;

/**
 * What runs on which task queue: one line per workflow type or family of activities and queue. A
 * test fails when something is missing here or stands here twice.
 */
final class WorkerRegistry {
  static final List<Line> LINES =
      List.of(
          workflow(TaskQueues.LEADS, LeadLifecycleWorkflowImpl.class),
          activities(TaskQueues.LEADS, LeadActivities.class, Wiring::leadActivities),
          activities(TaskQueues.EMAIL, VerificationActivities.class, Wiring::verifications),
          activities(TaskQueues.EMAIL, NoticeActivities.class, Wiring::notices),
          activities(TaskQueues.SMS, NoticeActivities.class, Wiring::notices),
          workflow(TaskQueues.ALERTS, DailyAlertsWorkflowImpl.class),
          activities(TaskQueues.ALERTS, AlertActivities.class, Wiring::alertActivities),
          workflow(TaskQueues.JOBS_HIGH, BackgroundJobsWorkflowImpl.class),
          workflow(TaskQueues.JOBS_DEFAULT, BackgroundJobsWorkflowImpl.class),
          workflow(TaskQueues.JOBS_LOW, BackgroundJobsWorkflowImpl.class),
          workflow(TaskQueues.JOBS_HIGH, ScheduledJobWorkflowImpl.class),
          workflow(TaskQueues.JOBS_DEFAULT, ScheduledJobWorkflowImpl.class),
          workflow(TaskQueues.JOBS_LOW, ScheduledJobWorkflowImpl.class),
          activities(TaskQueues.JOBS_HIGH, JobActivities.class, Wiring::jobActivities),
          activities(TaskQueues.JOBS_DEFAULT, JobActivities.class, Wiring::jobActivities),
          activities(TaskQueues.JOBS_LOW, JobActivities.class, Wiring::jobActivities),
          workflow(TaskQueues.JOBS_DEFAULT, BatchWorkflowImpl.class),
          workflow(TaskQueues.JOBS_DEFAULT, ChainWorkflowImpl.class),
          activities(
              TaskQueues.JOBS_DEFAULT,
              BatchActivities.class,
              wiring -> wiring.backgroundJobs().batches()),
          activities(
              TaskQueues.JOBS_DEFAULT,
              ChainActivities.class,
              wiring -> wiring.backgroundJobs().chains()),
          activities(TaskQueues.JOBS_HIGH, ScheduledJobActivities.class, Wiring::scheduledJobs),
          activities(TaskQueues.JOBS_DEFAULT, ScheduledJobActivities.class, Wiring::scheduledJobs),
          activities(TaskQueues.JOBS_LOW, ScheduledJobActivities.class, Wiring::scheduledJobs));

  private WorkerRegistry() {}

  /** One registration on a queue. */
  sealed interface Line {
    String queue();

    record Workflow(String queue, Class<?> type) implements Line {}

    record Activities(String queue, Class<?> contract, Function<Wiring, Object> make)
        implements Line {}
  }

  private static Line workflow(String queue, Class<?> type) {
    return new Line.Workflow(queue, type);
  }

  private static <A> Line activities(
      String queue, Class<A> contract, Function<Wiring, ? extends A> make) {
    return new Line.Activities(queue, contract, make::apply);
  }
}
