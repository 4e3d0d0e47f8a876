package io.leadline.activities.catalogue;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobSchedule;
import io.leadline.activities.job.RetryPolicy;
import java.time.Duration;
import java.util.function.Function;

/**
 * A kind of job and how it is made from the ports of a process.
 *
 * @param kind what is said of it; the methods here are those of {@link JobKind}
 */
public record CatalogueLine(JobKind kind, Function<JobPorts, BackgroundJob<?, ?>> make) {

  /** A kind with every default of {@link JobKind#of}. */
  public static <J extends BackgroundJob<?, ?>> CatalogueLine job(
      String name, Class<J> type, Function<JobPorts, J> make) {
    return new CatalogueLine(JobKind.of(name, type), make::apply);
  }

  public CatalogueLine queue(JobQueue queue) {
    return with(kind.queue(queue));
  }

  public CatalogueLine attempts(int most) {
    return with(kind.attempts(most));
  }

  public CatalogueLine backoff(int attempts, Duration first, Duration longest) {
    return with(kind.backoff(attempts, first, longest));
  }

  public CatalogueLine retries(RetryPolicy policy) {
    return with(kind.retries(policy));
  }

  public CatalogueLine limit(Duration hard) {
    return with(kind.limit(hard));
  }

  public CatalogueLine unique(Duration window) {
    return with(kind.unique(window));
  }

  public CatalogueLine every(String cron) {
    return with(kind.every(cron));
  }

  public CatalogueLine every(JobSchedule times) {
    return with(kind.every(times));
  }

  public CatalogueLine rate(int perSecond) {
    return with(kind.rate(perSecond));
  }

  public CatalogueLine secret(String... fields) {
    return with(kind.secret(fields));
  }

  public CatalogueLine subject(String field) {
    return with(kind.subject(field));
  }

  private CatalogueLine with(JobKind changed) {
    return new CatalogueLine(changed, make);
  }
}
