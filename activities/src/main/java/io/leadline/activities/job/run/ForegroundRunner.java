package io.leadline.activities.job.run;

import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobEvent;
import io.leadline.activities.job.JobFactory;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobProgress;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobTransitions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a job in the calling process, without queue, record or Temporal. Attempts, waits, limits,
 * recovery and log lines are those of a worker, since the same code makes them.
 */
public final class ForegroundRunner {
  private static final Duration LOOK = Duration.ofMillis(500);

  private final AttemptRunner attempts;
  private final LimitWatch limits;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final DoubleSupplier random;

  /**
   * @param ids source of ids for jobs and errors
   * @param random in [0, 1), for jitter
   */
  public ForegroundRunner(
      JobFactory jobs,
      RunSettings settings,
      InstantSource clock,
      Supplier<String> ids,
      DoubleSupplier random) {
    this.attempts = new AttemptRunner(jobs, ids);
    this.limits = new LimitWatch(attempts, new Stopping(clock), settings, clock);
    this.clock = clock;
    this.ids = ids;
    this.random = random;
  }

  /**
   * Runs it until it has ended or wants to go on later, with the waits between its attempts.
   *
   * @param input as JSON that was checked against the kind
   * @throws InterruptedException after the job was told to stop as well
   */
  public ForegroundEnd run(JobKind kind, byte[] input, ForegroundWatcher watcher)
      throws InterruptedException {
    String id = ids.get();
    Instant submittedAt = clock.instant();
    List<String> lines = new ArrayList<>();
    @Nullable JobError error = null;
    JobStatus status = JobStatus.PENDING;
    for (int counted = 0; ; ) {
      Attempt attempt =
          new Attempt(id, submittedAt, kind, counted + 1, kind.retries().attempts(), clock);
      AttemptEnd end = run(attempt, input, watcher);
      lines.addAll(attempt.lines());
      Verdict verdict =
          Verdict.of(counted, 0, error, end, kind.retries(), clock.instant(), random.getAsDouble())
              .orElseThrow();
      status = next(next(status, JobEvent.START), verdict.event());
      counted = verdict.attempts();
      error = verdict.error();
      if (status != JobStatus.RETRYING) {
        return new ForegroundEnd(
            status,
            counted,
            end instanceof AttemptEnd.Succeeded done ? done.result() : null,
            error,
            end instanceof AttemptEnd.Failed failed ? failed.stackTrace() : null,
            verdict.later(),
            List.copyOf(lines));
      }
      Instant next = Objects.requireNonNull(verdict.later());
      watcher.failed(Objects.requireNonNull(error), next);
      Thread.sleep(Duration.between(clock.instant(), next));
    }
  }

  private static JobStatus next(JobStatus status, JobEvent event) {
    return JobTransitions.next(status, event).orElseThrow();
  }

  private AttemptEnd run(Attempt attempt, byte[] input, ForegroundWatcher watcher)
      throws InterruptedException {
    Thread.ofVirtual()
        .name(attempt.kind().name())
        .start(() -> attempt.end().complete(attempts.run(attempt, () -> input)));
    limits.add(attempt);
    try {
      while (true) {
        try {
          return attempt.end().get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          tell(attempt, watcher);
        } catch (ExecutionException e) {
          throw new IllegalStateException("an attempt ended without a word", e);
        }
      }
    } catch (InterruptedException e) {
      attempt.stop(StopCause.CANCELLED);
      throw e;
    } finally {
      limits.remove(attempt);
      tell(attempt, watcher);
    }
  }

  private static void tell(Attempt attempt, ForegroundWatcher watcher) {
    @Nullable JobProgress progress = attempt.takeProgress();
    if (progress != null) {
      watcher.progress(progress);
    }
  }
}
