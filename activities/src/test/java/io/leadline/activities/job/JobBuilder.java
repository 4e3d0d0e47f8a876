package io.leadline.activities.job;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes job records for tests: a pending {@code noop} in group {@code g1} unless told otherwise.
 */
public final class JobBuilder {
  public static final Instant SUBMITTED = Instant.parse("2026-09-01T12:00:00Z");

  private final String id;
  private String kind = "noop";
  private JobQueue queue = JobQueue.DEFAULT;
  private JobStatus status = JobStatus.PENDING;
  private int attempts;
  private Instant createdAt = SUBMITTED;
  private @Nullable Instant completedAt;
  private String group = "g1";
  private String key;
  private @Nullable JobPart part;
  private @Nullable String subject;
  private @Nullable JobError error;
  private Sealed input = sealed("{}");
  private final List<JobStep> history = new ArrayList<>();

  private JobBuilder(String id) {
    this.id = id;
    this.key = id;
  }

  public static JobBuilder aJob(String id) {
    return new JobBuilder(id);
  }

  /** Bytes as if they were encrypted. */
  public static Sealed sealed(String text) {
    return Sealed.of(text.getBytes(StandardCharsets.UTF_8));
  }

  public JobBuilder kind(String name) {
    kind = name;
    return this;
  }

  public JobBuilder queue(JobQueue chosen) {
    queue = chosen;
    return this;
  }

  public JobBuilder status(JobStatus now) {
    status = now;
    return this;
  }

  public JobBuilder attempts(int begun) {
    attempts = begun;
    return this;
  }

  public JobBuilder createdAt(Instant time) {
    createdAt = time;
    return this;
  }

  public JobBuilder ended(JobStatus how, Instant at) {
    status = how;
    completedAt = at;
    return this;
  }

  public JobBuilder group(String name) {
    group = name;
    return this;
  }

  public JobBuilder key(String text) {
    key = text;
    return this;
  }

  public JobBuilder part(String whole, int number) {
    part = new JobPart(whole, number);
    return this;
  }

  public JobBuilder subject(String whose) {
    subject = whose;
    return this;
  }

  public JobBuilder error(JobError cause) {
    error = cause;
    return this;
  }

  public JobBuilder input(Sealed json) {
    input = json;
    return this;
  }

  public JobBuilder input(String text) {
    input = sealed(text);
    return this;
  }

  public JobBuilder sealedInput(Sealed secret) {
    input = secret;
    return this;
  }

  public JobBuilder step(JobStep step) {
    history.add(step);
    status = step.to();
    return this;
  }

  public JobRecord build() {
    return new JobRecord(
        id,
        kind,
        queue,
        3,
        status,
        attempts,
        5,
        0,
        createdAt,
        createdAt,
        null,
        completedAt,
        group,
        key,
        part,
        subject,
        false,
        null,
        input,
        null,
        error,
        List.copyOf(history),
        List.of());
  }
}
