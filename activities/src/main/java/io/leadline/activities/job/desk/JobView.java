package io.leadline.activities.job.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobPart;
import io.leadline.activities.job.JobProgress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job as operators see it; the names are outward.
 *
 * @param input with secret fields masked
 * @param idempotencyKey as it was handed in
 */
public record JobView(
    String id,
    String kind,
    String status,
    String queue,
    int priority,
    int attempts,
    int maxAttempts,
    Instant createdAt,
    Instant scheduledFor,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable JobProgress progress,
    @Nullable JsonNode result,
    @Nullable JobError error,
    JsonNode input,
    @Nullable String idempotencyKey,
    @Nullable String subject,
    @Nullable JobPart part,
    String group,
    boolean cancelWanted,
    List<Step> history,
    List<Try> tries) {

  /** A change of status. */
  public record Step(Instant at, String event, String status, int attempt, @Nullable String why) {}

  /** An attempt, with the stack trace of its failure and its last log lines. */
  public record Try(
      int attempt,
      Instant startedAt,
      Instant endedAt,
      String outcome,
      @Nullable JobError error,
      @Nullable String stackTrace,
      List<String> log) {}

  /** A job in a list. */
  public record Line(
      String id,
      String kind,
      String status,
      String queue,
      int priority,
      int attempts,
      int maxAttempts,
      Instant createdAt,
      Instant scheduledFor,
      @Nullable Instant startedAt,
      @Nullable Instant completedAt,
      @Nullable JobProgress progress,
      @Nullable JobError error) {}
}
