package io.leadline.activities.job;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one job: the truth about it, whatever Temporal is doing. Input,
 * result and details of attempts are sealed (encrypted at rest).
 *
 * @param id random, of {@code [a-z2-7]}; or kind and time for a scheduled one
 * @param priority 1 (most urgent) to 5 within the queue
 * @param attempts that were begun and counted
 * @param losses workers that died while they ran this job alone
 * @param scheduledFor not to be run before
 * @param startedAt of the latest attempt
 * @param group the group that runs it now, or ran it last
 * @param key idempotency key with its kind; the job's own id when it has none
 * @param subject whose data the input holds, such as a lead's id
 * @param cancelWanted somebody asked for the end while it ran
 * @param history every change of status, oldest first
 * @param tries every attempt that left something to read, oldest first
 */
public record JobRecord(
    String id,
    String kind,
    JobQueue queue,
    int priority,
    JobStatus status,
    int attempts,
    int maxAttempts,
    int losses,
    Instant createdAt,
    Instant scheduledFor,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    String group,
    String key,
    @Nullable JobPart part,
    @Nullable String subject,
    boolean cancelWanted,
    @Nullable JobProgress progress,
    Sealed input,
    @Nullable Sealed result,
    @Nullable JobError error,
    List<JobStep> history,
    List<JobTry> tries) {

  /** Priority of a job that nobody gave one. */
  public static final int USUAL_PRIORITY = 3;

  /** A job that was just accepted. */
  public static JobRecord pending(
      String id,
      JobKind kind,
      int priority,
      int maxAttempts,
      Instant now,
      Instant scheduledFor,
      String group,
      String key,
      @Nullable JobPart part,
      @Nullable String subject,
      Sealed input) {
    return new JobRecord(
        id,
        kind.name(),
        kind.queue(),
        priority,
        JobStatus.PENDING,
        0,
        maxAttempts,
        0,
        now,
        scheduledFor,
        null,
        null,
        group,
        key,
        part,
        subject,
        false,
        null,
        input,
        null,
        null,
        List.of(),
        List.of());
  }

  /** A job that the facility itself hands in, to be run at once as its kind says. */
  public static JobRecord pending(
      String id,
      JobKind kind,
      @Nullable JobPart part,
      @Nullable String subject,
      Sealed input,
      String group,
      Instant now) {
    return pending(
        id,
        kind,
        USUAL_PRIORITY,
        kind.retries().attempts(),
        now,
        now,
        group,
        id,
        part,
        subject,
        input);
  }

  /** The record once the change is made; whether it still applies is for the store to say. */
  public JobRecord after(JobChange change) {
    return new JobRecord(
        id,
        kind,
        queue,
        priority,
        change.status(),
        change.attempts(),
        maxAttempts,
        change.losses(),
        createdAt,
        otherwise(change.scheduledFor(), scheduledFor),
        change.startedAt() == null ? startedAt : change.startedAt(),
        change.completedAt() == null ? completedAt : change.completedAt(),
        otherwise(change.group(), group),
        key,
        part,
        subject,
        cancelWanted,
        progress,
        input,
        change.result() == null ? result : change.result(),
        change.error(),
        joined(history, change.steps()),
        joined(tries, change.tries()));
  }

  private static <T> T otherwise(@Nullable T changed, T kept) {
    return changed == null ? kept : changed;
  }

  private static <T> List<T> joined(List<T> before, List<T> more) {
    return Stream.concat(before.stream(), more.stream()).toList();
  }
}
