package io.leadline.activities.job.run;

import io.leadline.activities.alarm.Alarms;
import io.leadline.activities.job.JobBrakes;
import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobFactory;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobRates;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.job.JobWholes;
import io.leadline.activities.job.LaterGroups;
import io.leadline.activities.job.Sealer;
import io.leadline.workflows.WorkflowIds;
import io.leadline.workflows.job.GroupsInput;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Background jobs in one worker process. Slots, recording and watching are shared by all groups
 * that run here at a time.
 */
public final class JobRuns {
  private static final Logger LOG = LoggerFactory.getLogger(JobRuns.class);

  private final JobGroups groups;
  private final Map<JobQueue, QueueLimits> limits;
  private final RunParts parts;

  /** What the jobs of a process are run with. */
  public record Ports(
      JobStore store,
      JobGroups groups,
      JobBrakes brakes,
      JobRates rates,
      JobKinds kinds,
      JobFactory factory,
      Sealer sealer,
      JobWholes wholes,
      JobMetrics metrics,
      Alarms alarms) {}

  /**
   * @param limits of each queue that this process works on
   * @param ids source of ids for groups, attempts and errors
   * @param random in [0, 1), for jitter
   */
  public JobRuns(
      Ports ports,
      Map<JobQueue, QueueLimits> limits,
      RunSettings settings,
      InstantSource clock,
      Supplier<String> ids,
      DoubleSupplier random) {
    this.groups = ports.groups;
    this.limits = Map.copyOf(limits);
    Stopping stopping = new Stopping(clock);
    AttemptRunner attempts = new AttemptRunner(ports.factory, ids);
    Brakes brakes = new Brakes(ports.brakes, settings.brakeAge(), clock);
    parts =
        new RunParts(
            ports.store,
            ports.kinds,
            ports.sealer,
            attempts,
            new Outcomes(ports.sealer, clock, random),
            new Recorder(
                ports.store,
                groups,
                new LaterGroups(groups, ids, clock),
                brakes,
                ports.metrics,
                ports.wholes,
                ports.alarms,
                clock,
                settings.linger(),
                stopping::isPast),
            new GroupCommit<>(
                Duration.ZERO,
                stopping::isPast,
                jobs -> ports.store.markRunning(jobs, clock.instant())),
            new LimitWatch(attempts, stopping, settings, clock),
            new StoreWatch(ports.store, settings),
            brakes,
            new Rates(ports.rates, clock),
            stopping,
            new Semaphore(1),
            settings,
            ids,
            clock);
  }

  /**
   * Claims the groups and runs their jobs until each is recorded or has moved on. May be repeated:
   * what is recorded is not run again.
   *
   * @param runner id of the workflow
   * @param heartbeat called every few seconds; when it throws, no more jobs are begun and the rest
   *     is handed back
   */
  public void run(String runner, GroupsInput input, Runnable heartbeat) {
    GroupLease.Claim claim =
        GroupLease.claim(
            groups,
            input.groups(),
            runner,
            parts.ids().get(),
            parts.settings().lease(),
            parts.clock());
    if (claim.groups().isEmpty()) {
      return;
    }
    QueueLimits queue = Objects.requireNonNull(limits.get(JobQueue.of(input.queue())));
    List<JobRecord> open = openJobs(claim.groups());
    int window = window(claim, Math.min(queue.permits().slots(), open.size()));
    GroupRun run = new GroupRun(parts, claim.lease(), queue, open, window);
    blame(claim, open).ifPresent(job -> run.loseWorkerOf(job, workerLost()));
    try (Keeper keeper = new Keeper(claim.lease(), run, heartbeat, parts.settings().renewEvery())) {
      keeper.start();
      run.run();
      claim.lease().remove();
      letNextGo(claim.groups());
    }
  }

  /** Groups of a batch that have ended make room for others of it. */
  private void letNextGo(List<JobGroup> ended) {
    ended.stream()
        .map(JobGroup::whole)
        .filter(Objects::nonNull)
        .filter(WorkflowIds::isBatch)
        .distinct()
        .forEach(batch -> groups.release(batch, parts.clock().instant(), JobGroups.OF_ONE_BATCH));
  }

  /** Those that are not recorded, urgent ones first, after a loss those that ran then last. */
  private List<JobRecord> openJobs(List<JobGroup> claimed) {
    Map<String, String> groupOf = new HashMap<>();
    claimed.forEach(group -> group.jobs().forEach(job -> groupOf.put(job, group.id())));
    return parts.store().findAll(groupOf.keySet()).stream()
        .filter(job -> !job.status().isFinal())
        .filter(job -> job.group().equals(groupOf.get(job.id())))
        .sorted(
            Comparator.comparingInt(JobRecord::priority)
                .thenComparing(job -> job.status() == JobStatus.RUNNING)
                .thenComparing(JobRecord::createdAt)
                .thenComparing(JobRecord::id))
        .toList();
  }

  /**
   * How many jobs may run at once. All groups of a workflow share the fate of its worker, so the
   * smallest window holds for all of them; an attempt that did not come to its end halves it.
   *
   * @param most that could run at once
   */
  private static int window(GroupLease.Claim claim, int most) {
    int window = claim.groups().stream().mapToInt(JobGroup::window).min().orElse(JobGroup.MOST);
    if (claim.groups().stream().allMatch(group -> group.token() == null)) {
      return window;
    }
    int halved = Math.max(1, Math.min(window, most) / 2);
    LOG.warn("an attempt at {} did not end; {} at once now", claim.groups().size(), halved);
    claim.lease().window(halved);
    return halved;
  }

  /** The job that ran alone when the worker died. */
  private static Optional<JobRecord> blame(GroupLease.Claim claim, List<JobRecord> open) {
    boolean alone =
        claim.groups().stream().anyMatch(group -> group.token() != null && group.window() == 1);
    return open.stream()
        .filter(job -> alone && job.status() == JobStatus.RUNNING)
        .max(Comparator.comparing(job -> Objects.requireNonNullElse(job.startedAt(), Instant.MIN)));
  }

  private JobError workerLost() {
    return new JobError(
        parts.ids().get(),
        "WORKER_LOST",
        "its worker died " + Verdict.MOST_LOSSES + " times while it ran alone");
  }

  /**
   * Begins no more jobs; those that run may go on for the grace period and are interrupted then.
   * What has not ended goes to groups that any worker may run at once.
   */
  public void stop(Duration grace) {
    parts.stopping().begin(grace);
  }
}
