package io.leadline.activities.job;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the catalogue says of one kind of job. Everything but name and class has a default, and
 * methods such as {@link #queue(JobQueue)} give a changed copy.
 *
 * @param name what it is submitted by, such as {@code expire-postings}
 * @param input type of the input, read and written by Jackson
 * @param output type of the result
 * @param softLimit after which a job should end by itself
 * @param hardLimit after which an attempt is ended
 * @param unique how long an idempotency key stands for the same job
 * @param schedule when it runs by itself, with an empty input
 * @param ratePerSecond most jobs of the kind started a second by all workers; 0 for no limit
 * @param secrets fields of the input that are masked wherever it is shown
 * @param subject field of the input that says whose data it holds, such as {@code leadId}
 */
public record JobKind(
    String name,
    Class<? extends BackgroundJob<?, ?>> type,
    Type input,
    Type output,
    JobQueue queue,
    RetryPolicy retries,
    Duration softLimit,
    Duration hardLimit,
    Duration unique,
    Optional<JobSchedule> schedule,
    int ratePerSecond,
    Set<String> secrets,
    Optional<String> subject) {
  private static final Duration HARD_LIMIT = Duration.ofMinutes(5);
  private static final Duration BRIEF = Duration.ofSeconds(10);
  private static final Duration UNIQUE = Duration.ofDays(1);

  /** A kind with every default: 5 attempts, 2 s doubling to 1 h, 5 minutes at most. */
  public static JobKind of(String name, Class<? extends BackgroundJob<?, ?>> type) {
    if (!name.matches("[a-z][a-z0-9-]{1,63}")) {
      throw new IllegalArgumentException("not a name of a kind: " + name);
    }
    Type[] types = typesOf(type);
    return new JobKind(
        name,
        type,
        types[0],
        types[1],
        JobQueue.DEFAULT,
        RetryPolicy.DEFAULT,
        HARD_LIMIT.multipliedBy(4).dividedBy(5),
        HARD_LIMIT,
        UNIQUE,
        Optional.empty(),
        0,
        Set.of(),
        Optional.empty());
  }

  private static Type[] typesOf(Class<?> type) {
    for (Type implemented : type.getGenericInterfaces()) {
      if (implemented instanceof ParameterizedType job
          && job.getRawType().equals(BackgroundJob.class)) {
        return job.getActualTypeArguments();
      }
    }
    throw new IllegalArgumentException(type + " must itself implement BackgroundJob<I, O>");
  }

  public JobKind queue(JobQueue chosen) {
    return with(
        chosen, retries, softLimit, hardLimit, unique, schedule, ratePerSecond, secrets, subject);
  }

  public JobKind attempts(int most) {
    return backoff(most, retries.first(), retries.longest());
  }

  /** Waits {@code first} after the first failure and twice as long each time, at most longest. */
  public JobKind backoff(int attempts, Duration first, Duration longest) {
    return retries(new RetryPolicy(attempts, first, longest));
  }

  public JobKind retries(RetryPolicy policy) {
    return with(
        queue, policy, softLimit, hardLimit, unique, schedule, ratePerSecond, secrets, subject);
  }

  /** The hard limit; the soft one is four fifths of it. */
  public JobKind limit(Duration hard) {
    return limits(hard.multipliedBy(4).dividedBy(5), hard);
  }

  public JobKind limits(Duration soft, Duration hard) {
    if (soft.isNegative() || soft.compareTo(hard) > 0) {
      throw new IllegalArgumentException("soft limit " + soft + " beyond hard limit " + hard);
    }
    return with(queue, retries, soft, hard, unique, schedule, ratePerSecond, secrets, subject);
  }

  public JobKind unique(Duration window) {
    return with(
        queue, retries, softLimit, hardLimit, window, schedule, ratePerSecond, secrets, subject);
  }

  /**
   * Runs by itself.
   *
   * @param cron five fields, in UTC
   */
  public JobKind every(String cron) {
    return every(JobSchedule.cron(cron));
  }

  public JobKind every(JobSchedule times) {
    return with(
        queue,
        retries,
        softLimit,
        hardLimit,
        unique,
        Optional.of(times),
        ratePerSecond,
        secrets,
        subject);
  }

  public JobKind rate(int perSecond) {
    return with(
        queue, retries, softLimit, hardLimit, unique, schedule, perSecond, secrets, subject);
  }

  public JobKind secret(String... fields) {
    return with(
        queue,
        retries,
        softLimit,
        hardLimit,
        unique,
        schedule,
        ratePerSecond,
        Set.of(fields),
        subject);
  }

  public JobKind subject(String field) {
    return with(
        queue,
        retries,
        softLimit,
        hardLimit,
        unique,
        schedule,
        ratePerSecond,
        secrets,
        Optional.of(field));
  }

  /** Whether a job surely ends within seconds, so that a local activity may carry it. */
  public boolean isBrief() {
    return hardLimit.compareTo(BRIEF) <= 0;
  }

  private JobKind with(
      JobQueue queue,
      RetryPolicy retries,
      Duration softLimit,
      Duration hardLimit,
      Duration unique,
      Optional<JobSchedule> schedule,
      int ratePerSecond,
      Set<String> secrets,
      Optional<String> subject) {
    return new JobKind(
        name,
        type,
        input,
        output,
        queue,
        retries,
        softLimit,
        hardLimit,
        unique,
        schedule,
        ratePerSecond,
        secrets,
        subject);
  }
}
