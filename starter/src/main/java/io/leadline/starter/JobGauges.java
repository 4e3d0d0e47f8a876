package io.leadline.starter;

import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobGroups.Backlog;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;

/** How many jobs wait and how many dead letters there are, as counted now and then. */
final class JobGauges {
  private final Ports ports;
  private final InstantSource clock;
  private volatile Map<JobQueue, Backlog> backlog = Map.of();
  private volatile double deadLetters = Double.NaN;

  JobGauges(Ports ports, MeterRegistry registry, InstantSource clock) {
    this.ports = ports;
    this.clock = clock;
    Gauge.builder("dlq.size", () -> deadLetters)
        .description("Jobs that failed and wait for an operator")
        .register(registry);
    for (JobQueue queue : JobQueue.values()) {
      Gauge.builder("leadline.queue.backlog", () -> waiting(queue))
          .description("Jobs that are due and not begun")
          .tag("queue", queue.taskQueue())
          .register(registry);
    }
  }

  private double waiting(JobQueue queue) {
    Backlog found = backlog.get(queue);
    return found == null ? Double.NaN : found.jobs();
  }

  void count() {
    backlog = ports.jobGroups().backlog(clock.instant());
    deadLetters =
        ports
            .jobs()
            .counts(JobFilter.ALL.status(JobStatus.FAILED))
            .getOrDefault(JobStatus.FAILED, 0L);
  }
}
