package io.leadline.activities.job.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobCancelledException;
import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobFactory;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.PermanentFailure;
import io.leadline.activities.job.RetryNotBefore;
import io.leadline.activities.job.RunAgainAt;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs one attempt at one job in the calling thread, wherever the job came from: reads its input,
 * runs it, and says how that ended. Every failure gets one id, which its log line and its record
 * share.
 */
final class AttemptRunner {
  private static final Logger LOG = LoggerFactory.getLogger(AttemptRunner.class);
  private static final String JOB_ID = "job";

  private final JobFactory jobs;
  private final Supplier<String> ids;

  /**
   * @param ids source of ids of errors
   */
  AttemptRunner(JobFactory jobs, Supplier<String> ids) {
    this.jobs = jobs;
    this.ids = ids;
  }

  /**
   * @param input as JSON
   */
  AttemptEnd run(Attempt attempt, Supplier<byte[]> input) {
    MDC.put(JOB_ID, attempt.jobId());
    attempt.enter();
    try {
      return end(attempt, input);
    } finally {
      attempt.leave();
      MDC.remove(JOB_ID);
    }
  }

  private AttemptEnd end(Attempt attempt, Supplier<byte[]> input) {
    JobKind kind = attempt.kind();
    Object read;
    BackgroundJob<Object, @Nullable Object> job;
    try {
      job = make(kind);
      read = JobJson.read(input.get(), kind.input());
    } catch (IllegalArgumentException e) {
      return failed(attempt, new PermanentFailure("the input cannot be read any more", e), true);
    } catch (RuntimeException e) {
      return failed(attempt, e, attempt.isLast());
    }
    try {
      @Nullable Object result = job.run(read, attempt);
      StopCause cause = attempt.stopCause();
      return cause == null ? succeeded(result, null) : stopped(attempt, job, read, cause, null);
    } catch (
        Throwable e) { // an OutOfMemoryError or StackOverflowError is the job's failure as well
      StopCause cause = attempt.stopCause();
      return cause == null ? thrown(attempt, job, read, e) : stopped(attempt, job, read, cause, e);
    }
  }

  @SuppressWarnings("unchecked") // the kind's types were taken from the job's own type arguments
  private BackgroundJob<Object, @Nullable Object> make(JobKind kind) {
    return (BackgroundJob<Object, @Nullable Object>) jobs.make(kind);
  }

  private AttemptEnd thrown(
      Attempt attempt,
      BackgroundJob<Object, @Nullable Object> job,
      Object input,
      Throwable thrown) {
    return switch (thrown) {
      case RunAgainAt later ->
          new AttemptEnd.Snoozed(later.at(), String.valueOf(later.getMessage()));
      case JobCancelledException end ->
          new AttemptEnd.Stopped(StopCause.CANCELLED, String.valueOf(end.getMessage()));
      default -> failedOrRecovered(attempt, job, input, thrown);
    };
  }

  private static AttemptEnd succeeded(@Nullable Object result, @Nullable JobError recovered) {
    return new AttemptEnd.Succeeded(
        result == null ? null : new String(JobJson.write(result), UTF_8), recovered);
  }

  /** What a job gives or throws after it was told to stop says nothing of its work. */
  private AttemptEnd stopped(
      Attempt attempt,
      BackgroundJob<Object, @Nullable Object> job,
      Object input,
      StopCause cause,
      @Nullable Throwable thrown) {
    return switch (cause) {
      case HARD_LIMIT ->
          failedOrRecovered(attempt, job, input, new HardLimitException(attempt.kind(), thrown));
      case CANCELLED -> new AttemptEnd.Stopped(cause, "cancelled while it ran");
      case HANDED_BACK -> new AttemptEnd.Stopped(cause, "handed back by a worker that went down");
      case LEASE_LOST -> new AttemptEnd.Stopped(cause, "taken over by another attempt");
    };
  }

  private AttemptEnd failedOrRecovered(
      Attempt attempt,
      BackgroundJob<Object, @Nullable Object> job,
      Object input,
      Throwable failure) {
    if (!attempt.isLast() && !(failure instanceof PermanentFailure)) {
      return failed(attempt, failure, false);
    }
    try {
      attempt.leave();
      attempt.beginRecovery();
      attempt.enter();
      Optional<@Nullable Object> recovered = job.recover(input, failure, attempt);
      if (recovered.isPresent()) {
        JobError error = new JobError(ids.get(), typeOf(failure), messageOf(failure));
        LOG.info("error {}: {} failed and recovered", error.id(), attempt.kind().name(), failure);
        return succeeded(recovered.get(), error);
      }
    } catch (Throwable e) {
      failure.addSuppressed(e);
    }
    return failed(attempt, failure, true);
  }

  private AttemptEnd failed(Attempt attempt, Throwable failure, boolean last) {
    String id = ids.get();
    JobError error = new JobError(id, typeOf(failure), messageOf(failure));
    LOG.warn(
        "error {}: {} failed, attempt {} of {}{}",
        id,
        attempt.kind().name(),
        attempt.attempt(),
        attempt.most(),
        last ? ", the last" : "",
        failure);
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    Instant notBefore = failure instanceof RetryNotBefore later ? later.at() : null;
    return new AttemptEnd.Failed(error, last, trace.toString(), notBefore);
  }

  /** Given up without waiting for its thread, which does not react to being interrupted. */
  AttemptEnd abandoned(Attempt attempt) {
    MDC.put(JOB_ID, attempt.jobId());
    try {
      StopCause cause = Objects.requireNonNull(attempt.stopCause());
      return cause == StopCause.HARD_LIMIT
          ? failed(attempt, new HardLimitException(attempt.kind(), null), attempt.isLast())
          : new AttemptEnd.Stopped(cause, "told to stop, without an answer");
    } finally {
      MDC.remove(JOB_ID);
    }
  }

  private static String typeOf(Throwable failure) {
    return failure instanceof HardLimitException
        ? "HARD_LIMIT"
        : failure.getClass().getSimpleName();
  }

  /**
   * Messages of our own kinds of failure are written for people. Others may quote anything, so they
   * stay in the sealed stack trace, and the record says where they came from.
   */
  private static String messageOf(Throwable failure) {
    return switch (failure) {
      case HardLimitException limit -> String.valueOf(limit.getMessage());
      case PermanentFailure permanent -> String.valueOf(permanent.getMessage());
      case RetryNotBefore later -> String.valueOf(later.getMessage());
      case BackendUnavailableException away -> away.backend() + " is unavailable";
      default ->
          failure.getStackTrace().length == 0
              ? "at an unknown place"
              : "at " + failure.getStackTrace()[0];
    };
  }
}
