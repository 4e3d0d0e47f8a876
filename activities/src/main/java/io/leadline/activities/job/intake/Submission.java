package io.leadline.activities.job.intake;

import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobPart;
import io.leadline.activities.job.JobRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wish for one job.
 *
 * @param input JSON that the kind can read
 * @param subject whose data the input holds, such as a lead's id
 * @param runAt not to be run before; null for at once
 * @param priority 1 (most urgent) to 5 within the queue
 * @param maxAttempts 1 to {@link #MOST_ATTEMPTS}
 * @param key idempotency key as the caller gave it
 */
public record Submission(
    JobKind kind,
    String input,
    @Nullable String subject,
    @Nullable Instant runAt,
    int priority,
    int maxAttempts,
    @Nullable String key,
    @Nullable JobPart part) {
  public static final int LOWEST_PRIORITY = 5;
  public static final int MOST_ATTEMPTS = 100;

  public Submission {
    if (priority < 1 || priority > LOWEST_PRIORITY) {
      throw new IllegalArgumentException("priority " + priority + " is not 1 to 5");
    }
    if (maxAttempts < 1 || maxAttempts > MOST_ATTEMPTS) {
      throw new IllegalArgumentException("attempts " + maxAttempts + " are not 1 to 100");
    }
  }

  /**
   * To be run at once, as the kind says.
   *
   * @param input UTF-8 JSON that the kind can read
   */
  public static Submission of(JobKind kind, byte[] input) {
    String json = new String(input, StandardCharsets.UTF_8);
    return new Submission(
        kind, json, null, null, JobRecord.USUAL_PRIORITY, kind.retries().attempts(), null, null);
  }

  public Submission subject(@Nullable String of) {
    return new Submission(kind, input, of, runAt, priority, maxAttempts, key, part);
  }

  public Submission runAt(@Nullable Instant time) {
    return new Submission(kind, input, subject, time, priority, maxAttempts, key, part);
  }

  public Submission priority(int wanted) {
    return new Submission(kind, input, subject, runAt, wanted, maxAttempts, key, part);
  }

  public Submission maxAttempts(int most) {
    return new Submission(kind, input, subject, runAt, priority, most, key, part);
  }

  /** The same key within the kind's window stands for the same job. */
  public Submission key(@Nullable String idempotencyKey) {
    return new Submission(kind, input, subject, runAt, priority, maxAttempts, idempotencyKey, part);
  }

  public Submission part(@Nullable JobPart ofWhole) {
    return new Submission(kind, input, subject, runAt, priority, maxAttempts, key, ofWhole);
  }

  /** The key as records hold it, unique over all kinds; null without one. */
  @Nullable String storedKey() {
    return key == null ? null : kind.name() + ":" + key;
  }
}
