package io.leadline.activities.job.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobEvent;
import io.leadline.activities.job.JobInputs;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobProgress;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobTransitions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Runs an own job in a plain unit test as a worker would: the input is checked and travels as JSON,
 * failed attempts are tried again, time limits, cancellation, snoozing and {@code recover} work.
 * The same code runs the attempts in production. Nothing waits: between attempts the {@link
 * TrialClock} is moved on.
 *
 * <pre>{@code
 * TrialClock clock = new TrialClock(Instant.parse("2026-11-28T03:00:00Z"));
 * JobTrial<Input, Integer> trial = JobTrial.of(new ExpirePostings(index, clock), clock);
 *
 * assertThat(trial.run(new Input(Duration.ofDays(30))).result()).isEqualTo(3);
 * assertThat(trial.again().result()).isZero();
 * }</pre>
 *
 * @param <I> input of the job
 * @param <O> its result
 */
public final class JobTrial<I, O> {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final double MIDDLE_OF_JITTER = 0.5;
  private static final int MOST_ATTEMPTS = 1000;

  private final JobInputs inputs = new JobInputs();
  private final JobKind kind;
  private final TrialClock clock;
  private final AttemptRunner runner;
  private @Nullable Attempt running;
  private byte @Nullable [] input;
  private Instant submittedAt = START;
  private int jobs;
  private int errors;

  private JobTrial(JobKind kind, Supplier<BackgroundJob<I, O>> job, TrialClock clock) {
    this.kind = kind;
    this.clock = clock;
    this.runner = new AttemptRunner(wanted -> job.get(), () -> "error" + ++errors);
    clock.watch(this::endOverdue);
  }

  /** With the settings that every kind has unless its line says otherwise. */
  public static <I, O> JobTrial<I, O> of(BackgroundJob<I, O> job) {
    return of(job, new TrialClock(START));
  }

  /** With a clock that the job's ports share. */
  public static <I, O> JobTrial<I, O> of(BackgroundJob<I, O> job, TrialClock clock) {
    return of(job, clock, kind -> kind);
  }

  /**
   * With settings as in the job's line of the catalogue.
   *
   * @param settings such as {@code kind -> kind.attempts(3).limit(Duration.ofMinutes(1))}
   */
  @SuppressWarnings("unchecked") // a job's class is a class of jobs
  public static <I, O> JobTrial<I, O> of(
      BackgroundJob<I, O> job, TrialClock clock, UnaryOperator<JobKind> settings) {
    Class<? extends BackgroundJob<?, ?>> type =
        (Class<? extends BackgroundJob<?, ?>>) job.getClass();
    return new JobTrial<>(settings.apply(JobKind.of("trial", type)), () -> job, clock);
  }

  /** Submits a job and runs it to its end. */
  public JobTrialEnd<O> run(I given) {
    input = inputs.check(kind, JobJson.tree(JobJson.write(given)));
    jobs++;
    submittedAt = clock.instant();
    return toItsEnd();
  }

  /**
   * Runs the same job once more, with the same idempotency key: as happens when a worker dies after
   * the work and before the record.
   */
  public JobTrialEnd<O> again() {
    return toItsEnd();
  }

  /** Cancels the job that runs now; to be called from the ports of the job. */
  public void cancel() {
    if (running != null) {
      running.stop(StopCause.CANCELLED);
    }
  }

  private void endOverdue(Instant now) {
    if (running != null && !now.isBefore(running.hardDeadline())) {
      running.stop(StopCause.HARD_LIMIT);
    }
  }

  private JobTrialEnd<O> toItsEnd() {
    byte[] given = input;
    if (given == null) {
      throw new IllegalStateException("nothing was run before");
    }
    Trace trace = new Trace();
    int counted = 0;
    JobStatus status = JobStatus.PENDING;
    for (int begun = 1; begun <= MOST_ATTEMPTS; begun++) {
      Attempt attempt =
          new Attempt(
              "job" + jobs, submittedAt, kind, counted + 1, kind.retries().attempts(), clock);
      AttemptEnd end = attempt(attempt, given);
      trace.add(attempt);
      Verdict verdict =
          Verdict.of(counted, 0, null, end, kind.retries(), clock.instant(), MIDDLE_OF_JITTER)
              .orElseThrow();
      status = next(next(status, JobEvent.START), verdict.event());
      counted = verdict.attempts();
      if (status.isFinal()) {
        return ended(status, end, verdict.error(), counted, trace);
      }
      if (verdict.later() != null) {
        clock.moveTo(verdict.later());
      }
    }
    throw new IllegalStateException("the job had not ended after " + MOST_ATTEMPTS + " attempts");
  }

  private AttemptEnd attempt(Attempt attempt, byte[] given) {
    running = attempt;
    try {
      return runner.run(attempt, () -> given);
    } finally {
      running = null;
    }
  }

  private static JobStatus next(JobStatus status, JobEvent event) {
    return JobTransitions.next(status, event).orElseThrow();
  }

  @SuppressWarnings("unchecked") // the kind's types were taken from the job's own type arguments
  private JobTrialEnd<O> ended(
      JobStatus status, AttemptEnd end, @Nullable JobError error, int attempts, Trace trace) {
    String json = end instanceof AttemptEnd.Succeeded done ? done.result() : null;
    String stackTrace = end instanceof AttemptEnd.Failed failed ? failed.stackTrace() : null;
    return new JobTrialEnd<>(
        status,
        json == null ? null : (O) JobJson.read(json.getBytes(UTF_8), kind.output()),
        error,
        stackTrace,
        attempts,
        List.copyOf(trace.starts),
        List.copyOf(trace.progress),
        List.copyOf(trace.lines));
  }

  /** What the attempts left behind. */
  private static final class Trace {
    private final List<Instant> starts = new ArrayList<>();
    private final List<JobProgress> progress = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    void add(Attempt attempt) {
      starts.add(attempt.startedAt());
      lines.addAll(attempt.lines());
      JobProgress last = attempt.takeProgress();
      if (last != null) {
        progress.add(last);
      }
    }
  }
}
