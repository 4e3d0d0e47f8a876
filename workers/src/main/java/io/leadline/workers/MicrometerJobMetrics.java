package io.leadline.workers;

import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.run.JobMetrics;
import io.leadline.activities.job.run.Permits;
import io.leadline.activities.job.run.QueueLimits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts and times attempts at jobs, and shows how many slots of each queue are in use. */
final class MicrometerJobMetrics implements JobMetrics {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(2),
    Duration.ofMinutes(10)
  };

  private final MeterRegistry registry;
  private final Map<Processed, Counter> processed = new ConcurrentHashMap<>();
  private final Map<String, Timer> durations = new ConcurrentHashMap<>();
  private final Map<JobQueue, Timer> waits = new ConcurrentHashMap<>();

  MicrometerJobMetrics(MeterRegistry registry, Map<JobQueue, QueueLimits> limits) {
    this.registry = registry;
    limits.forEach(
        (queue, limit) ->
            Gauge.builder("leadline.queue.slots.used", limit.permits(), Permits::used)
                .description("Jobs that run now")
                .tag("queue", queue.taskQueue())
                .register(registry));
  }

  @Override
  public void recorded(JobKind kind, JobStatus status, Duration waited, Duration took) {
    processed.computeIfAbsent(new Processed(kind.name(), status), this::counter).increment();
    durations.computeIfAbsent(kind.name(), this::timer).record(took);
    waits.computeIfAbsent(kind.queue(), this::waitTimer).record(waited);
  }

  private Counter counter(Processed of) {
    return Counter.builder("jobs.processed")
        .description("Attempts at jobs by what the job was afterwards")
        .tag("type", of.kind)
        .tag("status", of.status.word())
        .register(registry);
  }

  private Timer timer(String kind) {
    return Timer.builder("job.duration")
        .description("How long attempts at jobs ran")
        .tag("type", kind)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private Timer waitTimer(JobQueue queue) {
    return Timer.builder("leadline.queue.wait")
        .description("How long jobs were due before an attempt began")
        .tag("queue", queue.taskQueue())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  private record Processed(String kind, JobStatus status) {}
}
