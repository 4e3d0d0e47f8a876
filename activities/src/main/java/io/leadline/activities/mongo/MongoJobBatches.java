package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.leadline.activities.job.JobBatch;
import io.leadline.activities.job.JobBatches;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Batches in the collection {@code batches}; absent fields stand for null. */
public final class MongoJobBatches implements JobBatches {
  private static final String BATCHES = "batches";
  private static final String ITEMS = "items";
  private static final String CREATED = "createdAt";
  private static final String SEALED = "sealedAt";
  private static final String CANCELLED = "cancelled";
  private static final String ENDED = "endedAt";

  private final MongoConnection mongo;

  public MongoJobBatches(MongoConnection mongo) {
    this.mongo = mongo;
  }

  /** Creates the indexes; safe to repeat. */
  public void prepare() {
    mongo.reach(
        () -> {
          batches().createIndex(Indexes.ascending(SEALED, CREATED));
          batches().createIndex(Indexes.ascending(CREATED));
          batches().createIndex(Indexes.ascending(ENDED), new IndexOptions().sparse(true));
        });
  }

  @Override
  public void insert(JobBatch batch) {
    Document document =
        new Document("_id", batch.id())
            .append("kind", batch.kind())
            .append(ITEMS, batch.items())
            .append(CREATED, Date.from(batch.createdAt()))
            .append(CANCELLED, batch.cancelled());
    JobDocuments.append(document, "completionKind", batch.completionKind());
    JobDocuments.append(document, SEALED, JobDocuments.date(batch.sealedAt()));
    JobDocuments.append(document, ENDED, JobDocuments.date(batch.endedAt()));
    mongo.insertOnce(BATCHES, document);
  }

  @Override
  public Optional<JobBatch> find(String id) {
    return mongo.reach(
        () ->
            Optional.ofNullable(batches().find(eq("_id", id)).first()).map(MongoJobBatches::batch));
  }

  @Override
  public boolean seal(String id, long items, Instant at) {
    return change(
        and(eq("_id", id), eq(SEALED, null)),
        combine(set(ITEMS, items), set(SEALED, Date.from(at))));
  }

  @Override
  public boolean cancel(String id) {
    return change(and(eq("_id", id), eq(CANCELLED, false), eq(ENDED, null)), set(CANCELLED, true));
  }

  @Override
  public boolean end(String id, Instant at) {
    return change(and(eq("_id", id), eq(ENDED, null)), set(ENDED, Date.from(at)));
  }

  private boolean change(Bson which, Bson how) {
    return mongo.reach(() -> batches().updateOne(which, how).getMatchedCount()) == 1;
  }

  @Override
  public List<JobBatch> list(int limit) {
    return list(Filters.empty(), Sorts.descending(CREATED), limit);
  }

  @Override
  public List<JobBatch> abandoned(Instant createdBefore, int limit) {
    Bson open = and(eq(SEALED, null), lt(CREATED, Date.from(createdBefore)));
    return list(open, Sorts.ascending(CREATED), limit);
  }

  @Override
  public List<JobBatch> ended(Instant before, int limit) {
    return list(lt(ENDED, Date.from(before)), Sorts.ascending(ENDED), limit);
  }

  private List<JobBatch> list(Bson which, Bson order, int limit) {
    return mongo.reach(
        () ->
            batches()
                .find(which)
                .sort(order)
                .limit(limit)
                .map(MongoJobBatches::batch)
                .into(new ArrayList<>()));
  }

  @Override
  public void remove(String id) {
    mongo.reach(() -> batches().deleteOne(eq("_id", id)));
  }

  private static JobBatch batch(Document document) {
    return new JobBatch(
        document.getString("_id"),
        document.getString("kind"),
        document.getLong(ITEMS),
        document.getDate(CREATED).toInstant(),
        JobDocuments.instant(document.getDate(SEALED)),
        document.getBoolean(CANCELLED),
        document.getString("completionKind"),
        JobDocuments.instant(document.getDate(ENDED)));
  }

  private MongoCollection<Document> batches() {
    return mongo.collection(BATCHES);
  }
}
