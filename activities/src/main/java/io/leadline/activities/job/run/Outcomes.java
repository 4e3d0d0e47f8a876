package io.leadline.activities.job.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leadline.activities.job.JobChange;
import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobEvent;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStep;
import io.leadline.activities.job.JobTransitions;
import io.leadline.activities.job.JobTry;
import io.leadline.activities.job.LaterGroups.Later;
import io.leadline.activities.job.RetryPolicy;
import io.leadline.activities.job.Sealed;
import io.leadline.activities.job.Sealer;
import io.leadline.activities.job.TryDetail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what is to be recorded of a job: with its history, sealed where it may be private.
 */
final class Outcomes {
  private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
  private static final RetryPolicy UNKNOWN_KIND =
      new RetryPolicy(1, Duration.ofMinutes(1), Duration.ofHours(1));

  private final Sealer sealer;
  private final InstantSource clock;
  private final DoubleSupplier random;

  /**
   * @param random in [0, 1), for jitter
   */
  Outcomes(Sealer sealer, InstantSource clock, DoubleSupplier random) {
    this.sealer = sealer;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Of an attempt.
   *
   * @return empty when another attempt has taken over
   */
  Optional<Outcome> of(JobRecord job, GroupLease lease, Attempt attempt, AttemptEnd end) {
    JobKind kind = attempt.kind();
    Instant now = clock.instant();
    return Verdict.of(job, end, kind.retries(), now, random.getAsDouble())
        .map(
            verdict ->
                outcome(
                    job,
                    kind,
                    lease,
                    verdict,
                    new Began(attempt.startedAt(), attempt.isMarked()),
                    sealed(end),
                    tries(attempt, verdict, end, now),
                    now))
        .map(
            outcome ->
                end instanceof AttemptEnd.Succeeded done
                    ? outcome.recoveredFrom(done.recovered())
                    : outcome);
  }

  /** Of a job whose worker died while it ran alone. */
  Outcome lost(JobRecord job, @Nullable JobKind kind, GroupLease lease, JobError error) {
    RetryPolicy retries = kind == null ? RetryPolicy.DEFAULT : kind.retries();
    Instant now = clock.instant();
    Verdict verdict = Verdict.lost(job, retries, now, random.getAsDouble(), error);
    return outcome(job, kind, lease, verdict, null, null, List.of(), now);
  }

  /** Of a job whose kind this worker does not know, as while a new version is rolled out. */
  Outcome unknownKind(JobRecord job, GroupLease lease, String errorId) {
    boolean last = job.attempts() + 1 >= job.maxAttempts();
    String message = "no kind " + job.kind() + " in the catalogue of this worker";
    LOG.warn("error {}: {}, job {}", errorId, message, job.id());
    Instant now = clock.instant();
    Verdict verdict =
        Verdict.of(
                job,
                new AttemptEnd.Failed(new JobError(errorId, "UNKNOWN_KIND", message), last, ""),
                UNKNOWN_KIND,
                now,
                random.getAsDouble())
            .orElseThrow();
    return outcome(job, null, lease, verdict, new Began(now, false), null, List.of(), now);
  }

  /** Of a job that somebody cancelled before it began. */
  Outcome cancelled(JobRecord job, @Nullable JobKind kind, GroupLease lease) {
    return outcome(
        job,
        kind,
        lease,
        Verdict.cancelled(job, "cancelled before it ran"),
        null,
        null,
        List.of(),
        clock.instant());
  }

  /**
   * Of a job whose kind or queue is paused; it waits in a group that starts when that goes on.
   *
   * @param brake what is paused
   */
  Outcome held(JobRecord job, JobKind kind, GroupLease lease, String brake) {
    String why = "its " + brake.substring(0, brake.indexOf(':')) + " is paused";
    Verdict verdict = Verdict.again(job, null, why);
    return outcome(job, kind, lease, verdict, null, null, List.of(), clock.instant()).heldBy(brake);
  }

  /** Of a job that did not begin and runs at another time; that is no change of its status. */
  Outcome postponed(JobRecord job, @Nullable JobKind kind, GroupLease lease, Instant at) {
    Verdict verdict = Verdict.again(job, at, "it did not begin yet");
    return outcome(job, kind, lease, verdict, null, null, List.of(), clock.instant());
  }

  private Outcome outcome(
      JobRecord job,
      @Nullable JobKind kind,
      GroupLease lease,
      Verdict verdict,
      @Nullable Began began,
      @Nullable Sealed result,
      List<JobTry> tries,
      Instant now) {
    List<JobStep> steps = new ArrayList<>(2);
    JobStatus status = job.status();
    if (began != null && status != JobStatus.RUNNING) {
      status = JobStatus.RUNNING;
      if (!began.marked) {
        steps.add(new JobStep(began.at, JobEvent.START, status, job.attempts() + 1, null));
      }
    }
    status = after(status, verdict.event());
    steps.add(new JobStep(now, verdict.event(), status, verdict.attempts(), verdict.why()));
    JobChange change =
        new JobChange(
            job.id(),
            job.part(),
            job.group(),
            job.attempts(),
            status,
            verdict.attempts(),
            verdict.losses(),
            null,
            verdict.later(),
            began == null ? null : began.at,
            status.isFinal() ? now : null,
            result,
            verdict.error(),
            steps,
            tries);
    return new Outcome(
        job,
        kind,
        lease,
        change,
        status.isFinal() ? null : later(job, kind, verdict),
        began == null ? null : Duration.between(began.at, now),
        null);
  }

  private static JobStatus after(JobStatus status, JobEvent event) {
    return JobTransitions.next(status, event)
        .orElseThrow(() -> new IllegalStateException(event + " cannot happen to " + status));
  }

  private static Later later(JobRecord job, @Nullable JobKind kind, Verdict verdict) {
    return new Later(
        job,
        kind != null && kind.isBrief(),
        verdict.later(),
        null,
        verdict.event() == JobEvent.LOSE);
  }

  private @Nullable Sealed sealed(AttemptEnd end) {
    return end instanceof AttemptEnd.Succeeded(String result, var unused) && result != null
        ? sealer.seal(result.getBytes(UTF_8))
        : null;
  }

  private List<JobTry> tries(Attempt attempt, Verdict verdict, AttemptEnd end, Instant now) {
    List<String> lines = attempt.lines();
    @Nullable String trace = end instanceof AttemptEnd.Failed failed ? failed.stackTrace() : null;
    if (trace == null && lines.isEmpty()) {
      return List.of();
    }
    Sealed detail = sealer.seal(JobJson.write(new TryDetail(trace, lines)));
    return List.of(
        new JobTry(
            attempt.attempt(), attempt.startedAt(), now, verdict.event(), verdict.error(), detail));
  }

  /**
   * That an attempt was made.
   *
   * @param marked whether the record says so already
   */
  private record Began(Instant at, boolean marked) {}
}
