package io.leadline.activities.job.batch;

import io.leadline.activities.job.JobStatus;
import java.util.EnumMap;
import java.util.Map;

/** How many items of a batch stand where. */
public record BatchCounts(Map<JobStatus, Long> byStatus) {
  public BatchCounts {
    Map<JobStatus, Long> all = new EnumMap<>(JobStatus.class);
    for (JobStatus status : JobStatus.values()) {
      all.put(status, byStatus.getOrDefault(status, 0L));
    }
    byStatus = Map.copyOf(all);
  }

  public long of(JobStatus status) {
    return byStatus.getOrDefault(status, 0L);
  }

  /** Items that have ended, however. */
  public long ended() {
    return byStatus.entrySet().stream()
        .filter(entry -> entry.getKey().isFinal())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
