package io.leadline.activities.job;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Which jobs are meant, as lists and bulk actions say it; empty parts allow all. Methods such as
 * {@link #status(JobStatus)} give a narrower copy.
 *
 * @param whole part of this batch or chain, {@code batch:<id>}
 * @param text found in id, kind or error, without regard to case
 * @param before created before
 * @param beforeId with {@code before}: also those created at that very time with a smaller id, so
 *     that a page can go on after the last job of the one before it
 * @param after created at or after
 */
public record JobFilter(
    Optional<JobStatus> status,
    Optional<String> kind,
    Optional<JobQueue> queue,
    Optional<String> whole,
    Optional<String> subject,
    Optional<String> text,
    Optional<Instant> before,
    Optional<String> beforeId,
    Optional<Instant> after) {

  public static final JobFilter ALL =
      new JobFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public JobFilter status(JobStatus only) {
    return new JobFilter(
        Optional.of(only), kind, queue, whole, subject, text, before, beforeId, after);
  }

  public JobFilter kind(String only) {
    return new JobFilter(
        status, Optional.of(only), queue, whole, subject, text, before, beforeId, after);
  }

  public JobFilter queue(JobQueue only) {
    return new JobFilter(
        status, kind, Optional.of(only), whole, subject, text, before, beforeId, after);
  }

  public JobFilter whole(String only) {
    return new JobFilter(
        status, kind, queue, Optional.of(only), subject, text, before, beforeId, after);
  }

  public JobFilter subject(String only) {
    return new JobFilter(
        status, kind, queue, whole, Optional.of(only), text, before, beforeId, after);
  }

  public JobFilter text(String part) {
    return new JobFilter(
        status, kind, queue, whole, subject, Optional.of(part), before, beforeId, after);
  }

  public JobFilter before(Instant time) {
    return new JobFilter(
        status, kind, queue, whole, subject, text, Optional.of(time), Optional.empty(), after);
  }

  public JobFilter after(Instant time) {
    return new JobFilter(
        status, kind, queue, whole, subject, text, before, beforeId, Optional.of(time));
  }

  /** What comes after this job in a list, which has the newest first. */
  public JobFilter past(JobRecord last) {
    return new JobFilter(
        status,
        kind,
        queue,
        whole,
        subject,
        text,
        Optional.of(last.createdAt()),
        Optional.of(last.id()),
        after);
  }

  /**
   * Whether a text contains the part that is looked for.
   *
   * @param shown what an operator sees
   */
  public boolean isSaidIn(String shown) {
    return text.map(part -> shown.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT)))
        .orElse(true);
  }

  /** Whether a record is meant. */
  public boolean accepts(JobRecord job) {
    return status.map(job.status()::equals).orElse(true)
        && kind.map(job.kind()::equals).orElse(true)
        && queue.map(job.queue()::equals).orElse(true)
        && whole.map(wanted -> job.part() != null && wanted.equals(job.part().whole())).orElse(true)
        && subject.map(wanted -> wanted.equals(job.subject())).orElse(true)
        && before.map(time -> isBefore(job, time)).orElse(true)
        && after.map(time -> !job.createdAt().isBefore(time)).orElse(true)
        && isSaidIn(shown(job));
  }

  private boolean isBefore(JobRecord job, Instant time) {
    return job.createdAt().isBefore(time)
        || (job.createdAt().equals(time)
            && beforeId.map(last -> job.id().compareTo(last) < 0).orElse(false));
  }

  private static String shown(JobRecord job) {
    JobError error = job.error();
    String about = job.id() + '\n' + job.kind();
    return error == null
        ? about
        : about + '\n' + error.id() + '\n' + error.type() + '\n' + error.message();
  }
}
