package io.leadline.activities.job.run;

import io.leadline.activities.job.JobCancelledException;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobProgress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt while it runs: what the job sees of it, and how others tell it to stop. */
final class Attempt implements JobContext {
  private final String jobId;
  private final Instant submittedAt;
  private final JobKind kind;
  private final int number;
  private final int most;
  private final InstantSource clock;
  private final Instant startedAt;
  private final AtomicReference<@Nullable JobProgress> progress = new AtomicReference<>();
  private final AtomicReference<@Nullable StopCause> stop = new AtomicReference<>();
  private final CompletableFuture<AttemptEnd> end = new CompletableFuture<>();
  private volatile @Nullable Instant stoppedAt;
  private volatile Instant hardDeadline;
  private volatile Instant softDeadline;
  private volatile boolean marked;
  private @Nullable Thread thread;
  private volatile @Nullable LogLines log;

  /**
   * @param number from 1
   * @param most attempts in all
   */
  Attempt(
      String jobId, Instant submittedAt, JobKind kind, int number, int most, InstantSource clock) {
    this.jobId = jobId;
    this.submittedAt = submittedAt;
    this.kind = kind;
    this.number = number;
    this.most = most;
    this.clock = clock;
    startedAt = clock.instant();
    softDeadline = startedAt.plus(kind.softLimit());
    hardDeadline = startedAt.plus(kind.hardLimit());
  }

  JobKind kind() {
    return kind;
  }

  boolean isLast() {
    return number >= most;
  }

  int most() {
    return most;
  }

  Instant startedAt() {
    return startedAt;
  }

  Instant hardDeadline() {
    return hardDeadline;
  }

  /** The record says that it runs. */
  void mark() {
    marked = true;
  }

  boolean isMarked() {
    return marked;
  }

  /** Completed once: by the thread that runs it, or by whoever gives it up. */
  CompletableFuture<AttemptEnd> end() {
    return end;
  }

  /** Why it must stop; null while it need not. */
  @Nullable StopCause stopCause() {
    return stop.get();
  }

  /** The recovery of a failure has the time of an attempt, even if that ran out of its own. */
  void beginRecovery() {
    Instant now = clock.instant();
    softDeadline = now.plus(kind.softLimit());
    hardDeadline = now.plus(kind.hardLimit());
    if (stop.compareAndSet(StopCause.HARD_LIMIT, null)) {
      stoppedAt = null;
    }
  }

  /** From here on the thread may be interrupted; it is at once if the attempt must stop. */
  synchronized void enter() {
    thread = Thread.currentThread();
    if (stop.get() != null) {
      thread.interrupt();
    }
  }

  /** No interruption reaches the thread any more. */
  synchronized void leave() {
    thread = null;
    Thread.interrupted();
  }

  /**
   * @return false when it had been told to before
   */
  boolean stop(StopCause cause) {
    if (!stop.compareAndSet(null, cause)) {
      return false;
    }
    stoppedAt = clock.instant();
    interrupt();
    return true;
  }

  private synchronized void interrupt() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Since when it must stop; null while it need not. */
  @Nullable Instant stoppedAt() {
    return stoppedAt;
  }

  /** What it reported since the last time; null when nothing. */
  @Nullable JobProgress takeProgress() {
    return progress.getAndSet(null);
  }

  List<String> lines() {
    LogLines kept = log;
    return kept == null ? List.of() : kept.lines();
  }

  @Override
  public String jobId() {
    return jobId;
  }

  @Override
  public Instant submittedAt() {
    return submittedAt;
  }

  @Override
  public int attempt() {
    return number;
  }

  @Override
  public String idempotencyKey() {
    return jobId;
  }

  @Override
  public void progress(long done, long total, String note) {
    progress.set(new JobProgress(done, total, note));
  }

  @Override
  public Instant softDeadline() {
    return softDeadline;
  }

  @Override
  public boolean isCancelled() {
    return stop.get() != null;
  }

  @Override
  public void checkCancelled() {
    StopCause cause = stop.get();
    if (cause != null) {
      throw new JobCancelledException("the job must stop: " + cause);
    }
  }

  @Override
  public synchronized Logger log() {
    LogLines made = log;
    if (made == null) {
      made = new LogLines(LoggerFactory.getLogger(kind.type()), clock);
      log = made;
    }
    return made;
  }
}
