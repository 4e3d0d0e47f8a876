package io.leadline.activities.job;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Batches in memory, under the same contract as the Mongo adapter. */
public final class FakeJobBatches implements JobBatches {
  private final Map<String, JobBatch> batches = new TreeMap<>();

  @Override
  public synchronized void insert(JobBatch batch) {
    batches.putIfAbsent(batch.id(), batch);
  }

  @Override
  public synchronized Optional<JobBatch> find(String id) {
    return Optional.ofNullable(batches.get(id));
  }

  @Override
  public synchronized boolean seal(String id, long items, Instant at) {
    return change(
        id,
        batch -> batch.sealedAt() == null,
        b ->
            new JobBatch(
                b.id(),
                b.kind(),
                items,
                b.createdAt(),
                at,
                b.cancelled(),
                b.completionKind(),
                b.endedAt()));
  }

  @Override
  public synchronized boolean cancel(String id) {
    return change(
        id,
        batch -> !batch.cancelled() && batch.endedAt() == null,
        b ->
            new JobBatch(
                b.id(),
                b.kind(),
                b.items(),
                b.createdAt(),
                b.sealedAt(),
                true,
                b.completionKind(),
                b.endedAt()));
  }

  @Override
  public synchronized boolean end(String id, Instant at) {
    return change(
        id,
        batch -> batch.endedAt() == null,
        b ->
            new JobBatch(
                b.id(),
                b.kind(),
                b.items(),
                b.createdAt(),
                b.sealedAt(),
                b.cancelled(),
                b.completionKind(),
                at));
  }

  private boolean change(String id, Predicate<JobBatch> may, UnaryOperator<JobBatch> change) {
    JobBatch batch = batches.get(id);
    if (batch == null || !may.test(batch)) {
      return false;
    }
    batches.put(id, change.apply(batch));
    return true;
  }

  @Override
  public synchronized List<JobBatch> list(int limit) {
    return batches.values().stream()
        .sorted(Comparator.comparing(JobBatch::createdAt).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<JobBatch> abandoned(Instant createdBefore, int limit) {
    return batches.values().stream()
        .filter(batch -> batch.sealedAt() == null && batch.createdAt().isBefore(createdBefore))
        .sorted(Comparator.comparing(JobBatch::createdAt))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<JobBatch> ended(Instant before, int limit) {
    return batches.values().stream()
        .filter(batch -> batch.endedAt() != null && batch.endedAt().isBefore(before))
        .sorted(Comparator.comparing(batch -> Objects.requireNonNull(batch.endedAt())))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void remove(String id) {
    batches.remove(id);
  }
}
