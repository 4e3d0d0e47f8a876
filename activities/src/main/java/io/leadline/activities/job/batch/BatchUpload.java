package io.leadline.activities.job.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.job.BadInputException;
import io.leadline.activities.job.JobBatch;
import io.leadline.activities.job.JobBatches;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobInputs;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobPart;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.job.Sealer;
import io.leadline.workflows.WorkflowIds;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Items of a batch on their way in, one after another, in constant memory. Their groups are held
 * until {@link #seal}; an upload that breaks off before never runs, and its remains are removed.
 * For one thread.
 */
public final class BatchUpload {
  private final Stores stores;
  private final JobKind kind;
  private final String batchId;
  private final InstantSource clock;
  private final List<JobRecord> waiting = new ArrayList<>(JobGroup.MOST);
  private CompletableFuture<Void> storing = CompletableFuture.completedFuture(null);
  private long items;
  private int groupsFilled;

  /** Where a batch is kept, and how its items are read and sealed. */
  public record Stores(
      JobBatches batches, JobGroups groups, JobStore jobs, JobInputs inputs, Sealer sealer) {}

  private BatchUpload(Stores stores, JobKind kind, String batchId, InstantSource clock) {
    this.stores = stores;
    this.kind = kind;
    this.batchId = batchId;
    this.clock = clock;
  }

  /**
   * Begins an upload.
   *
   * @param completionKind of the job that is submitted when the last item has ended
   */
  public static BatchUpload begin(
      Stores stores,
      String batchId,
      JobKind kind,
      @Nullable String completionKind,
      InstantSource clock) {
    stores
        .batches()
        .insert(
            new JobBatch(
                batchId, kind.name(), 0, clock.instant(), null, false, completionKind, null));
    return new BatchUpload(stores, kind, batchId, clock);
  }

  /**
   * Takes the next item.
   *
   * @throws BadInputException when its kind cannot take it; the upload is then to be abandoned
   */
  public void add(JsonNode input) {
    byte[] checked = stores.inputs().check(kind, input);
    waiting.add(record(checked, input));
    items++;
    if (waiting.size() == JobGroup.MOST) {
      flush();
    }
  }

  private JobRecord record(byte[] checked, JsonNode input) {
    int number = Math.toIntExact(items);
    return JobRecord.pending(
        batchId + "-" + number,
        kind,
        new JobPart(WorkflowIds.batch(batchId), number),
        stores.inputs().subject(kind, input).orElse(null),
        stores.sealer().seal(checked),
        groupId(),
        clock.instant());
  }

  private String groupId() {
    return batchId + "-g" + groupsFilled;
  }

  /** One full group is stored while the next one is read. */
  private void flush() {
    awaitStored();
    if (waiting.isEmpty()) {
      return;
    }
    List<JobRecord> full = List.copyOf(waiting);
    JobGroup group =
        JobGroup.of(
            groupId(),
            kind,
            full.stream().map(JobRecord::id).toList(),
            WorkflowIds.batch(batchId),
            clock.instant(),
            null);
    storing = CompletableFuture.runAsync(() -> store(group, full), Thread::startVirtualThread);
    groupsFilled++;
    waiting.clear();
  }

  private void store(JobGroup group, List<JobRecord> items) {
    stores.groups().insert(List.of(group));
    stores.jobs().insert(items);
  }

  private void awaitStored() {
    try {
      storing.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case BackendUnavailableException away ->
            throw new BackendUnavailableException(
                away.backend(), "the batch was not accepted", away);
        case RuntimeException other ->
            throw new IllegalStateException("the batch was not accepted", other);
        case null, default -> throw e;
      }
    }
  }

  /** Returns when nothing of it is being stored any more, whether that succeeded or not. */
  void stop() {
    storing.handle((stored, failed) -> true).join();
  }

  /** Stores what is left and lets the batch begin; it is complete on disk before it does. */
  public JobBatch seal() {
    flush();
    awaitStored();
    stores.batches().seal(batchId, items, clock.instant());
    return stores.batches().find(batchId).orElseThrow();
  }

  public String batchId() {
    return batchId;
  }

  public long items() {
    return items;
  }
}
