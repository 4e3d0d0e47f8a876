package io.leadline.activities.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where batches are kept. */
public interface JobBatches {
  /** A batch whose id exists stays as it is. */
  void insert(JobBatch batch);

  Optional<JobBatch> find(String id);

  /** False when it was sealed before or does not exist. */
  boolean seal(String id, long items, Instant at);

  /** False when it was cancelled before, has ended or does not exist. */
  boolean cancel(String id);

  /** False when it ended before or does not exist. */
  boolean end(String id, Instant at);

  /** Newest first. */
  List<JobBatch> list(int limit);

  /** Unsealed ones from before; their upload broke off. */
  List<JobBatch> abandoned(Instant createdBefore, int limit);

  /** Those that ended before, oldest first. */
  List<JobBatch> ended(Instant before, int limit);

  void remove(String id);
}
