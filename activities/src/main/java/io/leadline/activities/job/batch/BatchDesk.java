package io.leadline.activities.job.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import io.leadline.activities.job.BadInputException;
import io.leadline.activities.job.BadInputException.BadField;
import io.leadline.activities.job.JobBatch;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.workflows.WorkflowIds;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes batches in, and says and changes how they stand. */
public final class BatchDesk {
  private static final int PAGE = 500;

  private final JobKinds kinds;
  private final BatchUpload.Stores stores;
  private final Supplier<String> ids;
  private final Consumer<String> starts;
  private final InstantSource clock;

  /**
   * @param starts starts the workflow of a sealed batch unless it runs; what fails is tried again
   *     by {@link #resumeOpen}
   */
  public BatchDesk(
      JobKinds kinds,
      BatchUpload.Stores stores,
      Supplier<String> ids,
      Consumer<String> starts,
      InstantSource clock) {
    this.kinds = kinds;
    this.stores = stores;
    this.ids = ids;
    this.starts = starts;
    this.clock = clock;
  }

  /**
   * Takes a batch in whose items come as JSON, one after another, and are read while they come. All
   * of them are taken or none.
   *
   * @param completionKind whose input takes a {@link BatchEnded}; null for none
   * @throws BadInputException for a kind that does not exist or cannot take that
   * @throws BadItemException naming the first item that cannot be taken
   * @throws IOException when they end before their time
   */
  public JobBatch take(String kind, @Nullable String completionKind, InputStream items)
      throws IOException {
    BatchUpload upload = begin(kind, completionKind);
    try (MappingIterator<JsonNode> read =
        JobJson.mapper().readerFor(JsonNode.class).readValues(items)) {
      while (read.hasNextValue()) {
        add(upload, read.nextValue());
      }
    } catch (JsonProcessingException e) {
      abandon(upload);
      throw new BadItemException(
          upload.items(), List.of(new BadField("", "is not JSON: " + e.getOriginalMessage())));
    } catch (IOException | RuntimeException e) {
      abandon(upload);
      throw e;
    }
    return seal(upload);
  }

  /** {@link #take(String, String, InputStream)} with items that are all there. */
  public JobBatch take(String kind, @Nullable String completionKind, Iterable<JsonNode> items) {
    BatchUpload upload = begin(kind, completionKind);
    try {
      items.forEach(item -> add(upload, item));
    } catch (RuntimeException e) {
      abandon(upload);
      throw e;
    }
    return seal(upload);
  }

  private static void add(BatchUpload upload, JsonNode item) {
    try {
      upload.add(item);
    } catch (BadInputException e) {
      throw new BadItemException(upload.items(), e.fields());
    }
  }

  /**
   * Begins an upload; nothing of it runs before {@link #seal}.
   *
   * @param completionKind whose input takes a {@link BatchEnded}; null for none
   * @throws BadInputException for a kind that does not exist or cannot take that
   */
  private BatchUpload begin(String kind, @Nullable String completionKind) {
    List<BadField> bad = new ArrayList<>();
    Optional<JobKind> known = kinds.find(kind);
    if (known.isEmpty()) {
      bad.add(new BadField("kind", "is no kind of job"));
    }
    if (completionKind != null) {
      checkCompletion(completionKind, bad);
    }
    if (!bad.isEmpty()) {
      throw new BadInputException("batch", bad);
    }
    return BatchUpload.begin(stores, ids.get(), known.orElseThrow(), completionKind, clock);
  }

  private void checkCompletion(String name, List<BadField> bad) {
    JsonNode sample = JobJson.mapper().valueToTree(new BatchEnded("batch", 0, 0, 0));
    Optional<JobKind> kind = kinds.find(name);
    if (kind.isEmpty()) {
      bad.add(new BadField("completion", "is no kind of job"));
      return;
    }
    try {
      stores.inputs().check(kind.get(), sample);
    } catch (BadInputException e) {
      bad.add(
          new BadField(
              "completion", "is a kind that cannot take {batchId, succeeded, failed, cancelled}"));
    }
  }

  /** The upload is complete; its items begin. */
  private JobBatch seal(BatchUpload upload) {
    JobBatch batch = upload.seal();
    starts.accept(batch.id());
    return batch;
  }

  /** Removes what is stored of an upload that breaks off. */
  private void abandon(BatchUpload upload) {
    upload.stop();
    abandon(upload.batchId());
  }

  private void abandon(String batchId) {
    String whole = WorkflowIds.batch(batchId);
    JobFilter items = JobFilter.ALL.whole(whole).status(JobStatus.PENDING);
    for (List<JobRecord> page = stores.jobs().list(items, PAGE);
        !page.isEmpty();
        page = stores.jobs().list(items, PAGE)) {
      page.forEach(item -> stores.jobs().remove(item.id(), JobStatus.PENDING));
    }
    // Groups without records are empty: whoever starts them finds nothing to do.
    stores.groups().release(whole, clock.instant());
    stores.batches().remove(batchId);
  }

  /** Removes uploads that were begun so long ago and never sealed; returns how many. */
  public int abandonOlderThan(Duration age) {
    List<JobBatch> old = stores.batches().abandoned(clock.instant().minus(age), PAGE);
    old.forEach(batch -> abandon(batch.id()));
    return old.size();
  }

  /** Starts whatever is sealed and not at its end, as far as nobody did. */
  public void resumeOpen(int limit) {
    stores.batches().list(limit).stream()
        .filter(batch -> batch.sealedAt() != null && batch.endedAt() == null)
        .forEach(batch -> starts.accept(batch.id()));
  }

  public Optional<BatchView> find(String id) {
    return stores
        .batches()
        .find(id)
        .map(batch -> BatchView.of(batch, BatchActivitiesImpl.counts(stores.jobs(), id)));
  }

  public List<BatchView> list(int limit) {
    return stores.batches().list(limit).stream()
        .map(batch -> BatchView.of(batch, BatchActivitiesImpl.counts(stores.jobs(), batch.id())))
        .toList();
  }

  /** False when it has ended, is cancelled already or does not exist. */
  public boolean cancel(String id) {
    boolean cancelled = stores.batches().cancel(id);
    if (cancelled) {
      stores.groups().release(WorkflowIds.batch(id), clock.instant());
    }
    return cancelled;
  }

  /** Which jobs are items of the batch. */
  public static JobFilter items(String id) {
    return JobFilter.ALL.whole(WorkflowIds.batch(id));
  }
}
