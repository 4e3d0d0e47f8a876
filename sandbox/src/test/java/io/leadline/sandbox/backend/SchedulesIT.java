package io.leadline.sandbox.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.FakeJobBrakes;
import io.leadline.activities.job.FakeJobGroups;
import io.leadline.activities.job.FakeJobRates;
import io.leadline.activities.job.FakeJobStore;
import io.leadline.activities.job.FakeSealer;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.ScheduledJobActivitiesImpl;
import io.leadline.activities.job.run.JobActivitiesImpl;
import io.leadline.activities.job.run.JobMetrics;
import io.leadline.activities.job.run.JobRuns;
import io.leadline.activities.job.run.Permits;
import io.leadline.activities.job.run.QueueLimits;
import io.leadline.activities.job.run.RunSettings;
import io.leadline.activities.posting.ExpirePostings;
import io.leadline.activities.posting.FakePostingClusters;
import io.leadline.activities.posting.FakePostingIndex;
import io.leadline.sandbox.stack.TemporalDevServer;
import io.leadline.starter.start.Schedules;
import io.leadline.starter.start.TemporalClients;
import io.leadline.workflows.job.ScheduledJobWorkflowImpl;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of schedules on the real server, and a job that it starts. */
class SchedulesIT {
  private static final String EXPIRE = "leadline-expire-postings";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir static Path data;
  private static TemporalDevServer server;
  private static TemporalClients temporal;

  private Schedules schedules;
  private final FakeJobStore jobs = new FakeJobStore();

  @BeforeAll
  static void start() {
    server = TemporalDevServer.start(data, 0);
    temporal =
        TemporalClients.open(
            Map.of("TEMPORAL_ADDRESS", server.address()), DefaultDataConverter.STANDARD_INSTANCE);
  }

  @AfterAll
  static void stop() {
    temporal.close();
    server.close();
  }

  @BeforeEach
  void apply() {
    schedules = new Schedules(temporal);
    schedules.apply();
  }

  private Schedules.Entry entry(String name) {
    return schedules.list().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void hasEveryLineAndNoDriftOnceApplied() {
    schedules.apply();

    assertThat(schedules.list())
        .hasSizeGreaterThan(5)
        .allSatisfy(
            entry -> {
              assertThat(entry.drift()).as(entry.name()).isNull();
              assertThat(entry.next()).as(entry.name()).isAfter(Instant.now());
            });
  }

  @Test
  void showsWhatDiffers_andMendsIt_leavingPausesAlone() {
    temporal
        .schedules()
        .createSchedule(
            "leadline-of-before",
            Schedule.newBuilder()
                .setAction(other())
                .setSpec(ScheduleSpec.newBuilder().setCronExpressions(List.of("0 0 1 1 *")).build())
                .build(),
            ScheduleOptions.newBuilder().build());
    temporal
        .schedules()
        .getHandle(EXPIRE)
        .update(
            now ->
                new ScheduleUpdate(
                    Schedule.newBuilder(now.getDescription().getSchedule())
                        .setAction(other())
                        .build()));
    temporal.schedules().getHandle("leadline-roll-up-stats").delete();
    schedules.pause("watch-rates", "on holiday");

    assertThat(entry("leadline-of-before").drift()).isEqualTo("nothing wants it any more");
    assertThat(entry(EXPIRE).drift()).isEqualTo("it starts something else");
    assertThat(entry("leadline-roll-up-stats").drift()).isEqualTo("it is not there yet");

    schedules.apply();

    assertThat(schedules.list())
        .extracting(Schedules.Entry::name, Schedules.Entry::drift)
        .allMatch(tuple -> tuple.toList().get(1) == null)
        .noneMatch(tuple -> tuple.toList().contains("leadline-of-before"));
    assertThat(entry("leadline-watch-rates").paused()).isTrue();
    schedules.resume("watch-rates");
  }

  @Test
  void runsAJobWhenTriggered_andForTheTimesOfABackfill() {
    WorkerFactory worker = worker();
    try {
      assertThat(schedules.trigger("expire-postings")).isTrue();
      await(() -> succeeded() == 1);

      Instant day = Instant.parse("2026-11-20T03:00:00Z");
      assertThat(
              schedules.backfill(
                  "expire-postings",
                  day.minusSeconds(60),
                  day.plus(Duration.ofDays(1)).plusSeconds(60)))
          .isTrue();
      await(() -> succeeded() == 3);
    } finally {
      worker.shutdownNow();
    }

    assertThat(jobs.list(JobFilter.ALL, 9))
        .extracting(JobRecord::id)
        .contains("expire-postings-2026-11-20T030000Z", "expire-postings-2026-11-21T030000Z");
    assertThat(schedules.trigger("nothing-like-it")).isFalse();
  }

  private long succeeded() {
    return jobs.counts(JobFilter.ALL).getOrDefault(JobStatus.SUCCEEDED, 0L);
  }

  private static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private static ScheduleActionStartWorkflow other() {
    return ScheduleActionStartWorkflow.newBuilder()
        .setWorkflowType("OfBefore")
        .setOptions(
            WorkflowOptions.newBuilder().setWorkflowId("before").setTaskQueue("before").build())
        .build();
  }

  private WorkerFactory worker() {
    InstantSource clock = InstantSource.system();
    JobKinds kinds =
        new JobKinds(
            List.of(JobKind.of("expire-postings", ExpirePostings.class).queue(JobQueue.LOW)));
    FakeJobGroups groups = new FakeJobGroups();
    FakeSealer sealer = new FakeSealer();
    JobRuns runs =
        new JobRuns(
            new JobRuns.Ports(
                jobs,
                groups,
                new FakeJobBrakes(),
                new FakeJobRates(),
                kinds,
                kind ->
                    new ExpirePostings(new FakePostingIndex(), new FakePostingClusters(), clock),
                sealer,
                whole -> {},
                (JobMetrics) (kind, status, waited, took) -> {},
                alarm -> {}),
            Map.of(JobQueue.LOW, new QueueLimits(new Permits(2), 0)),
            RunSettings.DEFAULTS,
            clock,
            () -> UUID.randomUUID().toString(),
            () -> 0);
    WorkerFactory factory = WorkerFactory.newInstance(temporal.workflows());
    Worker worker = factory.newWorker(JobQueue.LOW.taskQueue());
    worker.registerWorkflowImplementationTypes(ScheduledJobWorkflowImpl.class);
    worker.registerActivitiesImplementations(
        new JobActivitiesImpl(runs),
        new ScheduledJobActivitiesImpl(kinds, jobs, groups, sealer, clock));
    factory.start();
    return factory;
  }
}
