package io.leadline.activities.job.kit;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobCancelledException;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.JobKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/** Runs a job once in a test. */
public final class JobTrial<I, O> {
  private final BackgroundJob<I, O> job;
  private final JobKind kind;

  private JobTrial(BackgroundJob<I, O> job, JobKind kind) {
    this.job = job;
    this.kind = kind;
  }

  @SuppressWarnings("unchecked")
  public static <I, O> JobTrial<I, O> of(BackgroundJob<I, O> job) {
    return new JobTrial<>(
        job, JobKind.of("trial", (Class<? extends BackgroundJob<?, ?>>) job.getClass()));
  }

  /** The input makes the way through JSON that it makes in production. */
  @SuppressWarnings("unchecked")
  public @Nullable O attempt(String id, int attempt, I input) throws Exception {
    I read = (I) JobJson.read(JobJson.write(input), kind.input());
    return job.run(read, new Context(id, attempt));
  }

  private record Context(String jobId, int attempt) implements JobContext {
    @Override
    public String idempotencyKey() {
      return jobId;
    }

    @Override
    public void progress(long done, long total, String note) {}

    @Override
    public Instant softDeadline() {
      return Instant.MAX;
    }

    @Override
    public boolean isCancelled() {
      return Thread.currentThread().isInterrupted();
    }

    @Override
    public void checkCancelled() {
      if (isCancelled()) {
        throw new JobCancelledException("cancelled");
      }
    }

    @Override
    public Logger log() {
      return NOPLogger.NOP_LOGGER;
    }
  }
}
