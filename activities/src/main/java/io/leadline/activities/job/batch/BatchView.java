package io.leadline.activities.job.batch;

import io.leadline.activities.job.JobBatch;
import io.leadline.activities.job.JobStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch as operators see it; the names are outward.
 *
 * @param status uploading, running, ended or cancelled
 * @param counts items by status
 * @param progress ended items as a part of all, 0 to 1
 */
public record BatchView(
    String id,
    String kind,
    String status,
    long items,
    Map<String, Long> counts,
    double progress,
    Instant createdAt,
    @Nullable Instant sealedAt,
    @Nullable Instant endedAt,
    @Nullable String completion) {

  static BatchView of(JobBatch batch, BatchCounts counts) {
    Map<String, Long> words = new LinkedHashMap<>();
    Arrays.stream(JobStatus.values())
        .forEach(status -> words.put(status.word(), counts.of(status)));
    String completion = batch.completionKind();
    return new BatchView(
        batch.id(),
        batch.kind(),
        status(batch, counts),
        batch.items(),
        words,
        batch.items() == 0 ? 1 : (double) counts.ended() / batch.items(),
        batch.createdAt(),
        batch.sealedAt(),
        batch.endedAt(),
        completion == null ? null : batch.id() + "-completion");
  }

  private static String status(JobBatch batch, BatchCounts counts) {
    if (batch.cancelled()) {
      return "cancelled";
    }
    if (batch.sealedAt() == null) {
      return "uploading";
    }
    return counts.ended() < batch.items() ? "running" : "ended";
  }
}
