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

  static <J extends BackgroundJob<?, ?>> CatalogueLine job(
      String name, Class<J> type, Function<JobPorts, J> make) {
    return new CatalogueLine(JobKind.of(name, type), make::apply);
  }

  CatalogueLine queue(JobQueue queue) {
    return with(kind.queue(queue));
  }

  CatalogueLine attempts(int most) {
    return with(kind.attempts(most));
  }

  CatalogueLine backoff(int attempts, Duration first, Duration longest) {
    return with(kind.backoff(attempts, first, longest));
  }

  CatalogueLine retries(RetryPolicy policy) {
    return with(kind.retries(policy));
  }

  CatalogueLine limit(Duration hard) {
    return with(kind.limit(hard));
  }

  CatalogueLine unique(Duration window) {
    return with(kind.unique(window));
  }

  CatalogueLine every(String cron) {
    return with(kind.every(cron));
  }

  CatalogueLine every(JobSchedule times) {
    return with(kind.every(times));
  }

  CatalogueLine rate(int perSecond) {
    return with(kind.rate(perSecond));
  }

  CatalogueLine secret(String... fields) {
    return with(kind.secret(fields));
  }

  CatalogueLine subject(String field) {
    return with(kind.subject(field));
  }

  private CatalogueLine with(JobKind changed) {
    return new CatalogueLine(changed, make);
  }
}
