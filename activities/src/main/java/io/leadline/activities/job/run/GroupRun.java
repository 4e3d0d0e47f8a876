package io.leadline.activities.job.run;

import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobProgress;
import io.leadline.activities.job.JobRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs of claimed groups on their way through this process: each waits for a slot, runs on a
 * thread of its own and is recorded, or moves to another group. Ends when that is true of all.
 */
final class GroupRun {
  private static final Logger LOG = LoggerFactory.getLogger(GroupRun.class);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final RunParts parts;
  private final GroupLease lease;
  private final QueueLimits queue;
  private final List<JobRecord> jobs;
  private final boolean alone;
  private final Semaphore window;

  /** Whoever removes a job from here decides what becomes of it. */
  private final Map<String, JobRecord> waiting = new ConcurrentHashMap<>();

  private final Map<String, Attempt> running = new ConcurrentHashMap<>();
  private final Phaser open = new Phaser(1);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean ended;

  /**
   * @param jobs in the order in which they are to begin
   * @param window how many of them may run at once; with 1 each is marked before it runs, so that
   *     it is known who was running when the worker died
   */
  GroupRun(RunParts parts, GroupLease lease, QueueLimits queue, List<JobRecord> jobs, int window) {
    this.parts = parts;
    this.lease = lease;
    this.queue = queue;
    this.jobs = jobs;
    this.alone = window == 1;
    this.window = new Semaphore(window);
    jobs.forEach(job -> waiting.put(job.id(), job));
  }

  /**
   * @throws RuntimeException when something could not be recorded
   */
  void run() {
    parts.storeWatch().add(this);
    try {
      for (JobRecord job : jobs) {
        begin(job);
      }
    } catch (InterruptedException e) {
      end();
      waiting.values().forEach(this::handBack);
      Thread.currentThread().interrupt();
    } finally {
      open.awaitAdvance(open.arrive());
      parts.storeWatch().remove(this);
    }
    Throwable failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("not every job could be recorded", failed);
    }
  }

  /** This job ran alone when the worker died; it leaves the group with the loss counted. */
  void loseWorkerOf(JobRecord job, JobError error) {
    if (waiting.remove(job.id()) != null) {
      record(parts.outcomes().lost(job, kind(job).orElse(null), lease, error));
    }
  }

  /** Begins no more jobs, and hands those back that run. */
  void end() {
    ended = true;
    running.values().forEach(attempt -> attempt.stop(StopCause.HANDED_BACK));
  }

  /** Another attempt has taken over: stops what runs, and nothing of it is recorded. */
  void lose() {
    ended = true;
    running.values().forEach(attempt -> attempt.stop(StopCause.LEASE_LOST));
  }

  /** Ids of jobs that wait or run here. */
  Collection<String> open() {
    Set<String> ids = new HashSet<>(waiting.keySet());
    ids.addAll(running.keySet());
    return ids;
  }

  /** Ends one job, if it is here. */
  void cancel(String id) {
    Attempt attempt = running.get(id);
    if (attempt != null) {
      attempt.stop(StopCause.CANCELLED);
    }
    JobRecord job = waiting.remove(id);
    if (job != null) {
      record(parts.outcomes().cancelled(job, kind(job).orElse(null), lease));
    }
  }

  void writeProgress() {
    running.values().forEach(this::writeProgress);
  }

  private void writeProgress(Attempt attempt) {
    @Nullable JobProgress progress = attempt.takeProgress();
    if (progress != null) {
      parts.store().progress(attempt.jobId(), progress);
    }
  }

  private Optional<JobKind> kind(JobRecord job) {
    return parts.kinds().find(job.kind());
  }

  private boolean isOver() {
    return ended || parts.stopping().hasBegun();
  }

  private void begin(JobRecord job) throws InterruptedException {
    if (!waiting.containsKey(job.id())) {
      return;
    }
    boolean suspect = alone && job.losses() > 0;
    if (!acquire(parts.suspect(), suspect)) {
      handBack(job);
      return;
    }
    if (!acquire(window, true)) {
      release(parts.suspect(), suspect);
      handBack(job);
      return;
    }
    boolean slot = queue.permits().acquire(job.priority(), this::isOver);
    Runnable done =
        () -> {
          if (slot) {
            queue.permits().release();
          }
          window.release();
          release(parts.suspect(), suspect);
        };
    if (!slot || isOver() || !isHeld(job)) {
      done.run();
      handBack(job);
    } else if (waiting.remove(job.id()) == null) {
      done.run();
    } else {
      start(job, done);
    }
  }

  private boolean acquire(Semaphore semaphore, boolean needed) throws InterruptedException {
    while (needed && !semaphore.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
      if (isOver()) {
        return false;
      }
    }
    return true;
  }

  private static void release(Semaphore semaphore, boolean held) {
    if (held) {
      semaphore.release();
    }
  }

  /** While the store is away nobody can say, and no job begins. */
  private boolean isHeld(JobRecord job) throws InterruptedException {
    while (true) {
      try {
        return lease.holds(job.group());
      } catch (RuntimeException e) {
        if (isOver()) {
          return false;
        }
        LOG.warn("no job begins while the lease cannot be renewed: {}", e.toString());
        Thread.sleep(LOOK);
      }
    }
  }

  private void start(JobRecord job, Runnable done) {
    @Nullable JobKind kind = kind(job).orElse(null);
    @Nullable Outcome instead =
        kind == null
            ? parts.outcomes().unknownKind(job, lease, parts.ids().get())
            : insteadOfRunning(job, kind);
    if (kind == null || instead != null) {
      done.run();
      record(Objects.requireNonNull(instead));
    } else {
      open.register();
      Thread.ofVirtual().start(() -> run(job, kind, done));
    }
  }

  /** What becomes of a job that may not run now; null when it may. */
  private @Nullable Outcome insteadOfRunning(JobRecord job, JobKind kind) {
    if (job.cancelWanted()) {
      return parts.outcomes().cancelled(job, kind, lease);
    }
    if (parts.brakes().isPaused(kind.name())) {
      return parts.outcomes().held(job, kind, lease, Brake.kind(kind.name()));
    }
    if (parts.brakes().isPaused(job.queue())) {
      return parts.outcomes().held(job, kind, lease, Brake.queue(job.queue()));
    }
    return admitted(job, kind)
        .map(at -> parts.outcomes().postponed(job, kind, lease, at))
        .orElse(null);
  }

  private Optional<Instant> admitted(JobRecord job, JobKind kind) {
    Optional<Instant> later = parts.rates().admit(Brake.queue(job.queue()), queue.perSecond());
    return later.isPresent()
        ? later
        : parts.rates().admit(Brake.kind(kind.name()), kind.ratePerSecond());
  }

  private void run(JobRecord job, JobKind kind, Runnable done) {
    Attempt attempt =
        new Attempt(
            job.id(), job.createdAt(), kind, job.attempts() + 1, job.maxAttempts(), parts.clock());
    var unused = attempt.end().thenAccept(end -> finish(job, attempt, end, done));
    running.put(job.id(), attempt);
    try {
      if (alone || !kind.isBrief()) {
        parts.marks().add(job).join();
        attempt.mark();
      }
    } catch (CompletionException e) {
      // The store stayed away while the process went down.
      attempt.stop(StopCause.HANDED_BACK);
    }
    if (ended) {
      attempt.stop(lease.holdsAny() ? StopCause.HANDED_BACK : StopCause.LEASE_LOST);
    }
    parts.limits().add(attempt);
    attempt.end().complete(parts.attempts().run(attempt, () -> parts.sealer().open(job.input())));
  }

  private void finish(JobRecord job, Attempt attempt, AttemptEnd end, Runnable done) {
    try {
      parts.limits().remove(attempt);
      running.remove(job.id());
      done.run();
      writeProgress(attempt);
      parts.outcomes().of(job, lease, attempt, end).ifPresent(this::record);
    } catch (RuntimeException e) {
      fail(e);
    } finally {
      open.arriveAndDeregister();
    }
  }

  private void handBack(JobRecord job) {
    if (waiting.remove(job.id()) != null) {
      record(
          parts.outcomes().postponed(job, kind(job).orElse(null), lease, parts.clock().instant()));
    }
  }

  private void record(Outcome outcome) {
    open.register();
    var unused =
        parts
            .recorder()
            .record(outcome)
            .whenComplete(
                (written, failed) -> {
                  if (failed != null) {
                    fail(failed);
                  }
                  open.arriveAndDeregister();
                });
  }

  private void fail(Throwable thrown) {
    failure.compareAndSet(null, thrown);
  }
}
