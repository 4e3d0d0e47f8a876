package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.leadline.activities.lead.Outbox;
import io.leadline.activities.lead.OutboxEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** Entries in the collection {@code outbox}; normally empty but for what is just on its way. */
public final class MongoOutbox implements Outbox {
  private final MongoConnection mongo;

  public MongoOutbox(MongoConnection mongo) {
    this.mongo = mongo;
  }

  /** Creates the indexes; safe to repeat. */
  public void prepare() {
    mongo.reach(
        () -> {
          entries().createIndex(Indexes.ascending("dueAt"));
          entries().createIndex(Indexes.ascending("leadId"));
        });
  }

  @Override
  public void put(OutboxEntry entry) {
    mongo.insertOnce("outbox", document(entry));
  }

  @Override
  public List<OutboxEntry> due(Instant now, int limit) {
    return mongo.reach(
        () ->
            entries()
                .find(lte("dueAt", Date.from(now)))
                .sort(Sorts.ascending("dueAt"))
                .limit(limit)
                .map(MongoOutbox::entry)
                .into(new ArrayList<>()));
  }

  @Override
  public List<OutboxEntry> of(String leadId) {
    return mongo.reach(
        () -> entries().find(eq("leadId", leadId)).map(MongoOutbox::entry).into(new ArrayList<>()));
  }

  @Override
  public void postpone(String id, Instant dueAt) {
    mongo.reach(
        () -> {
          boolean stored = false;
          while (!stored) {
            Document found = entries().find(eq("_id", id)).first();
            stored = found == null || replaced(found, dueAt);
          }
        });
  }

  private boolean replaced(Document found, Instant dueAt) {
    OutboxEntry entry = entry(found);
    var unchanged = and(eq("_id", entry.id()), eq("dueAt", found.getDate("dueAt")));
    return entries().replaceOne(unchanged, document(entry.postponed(dueAt))).getMatchedCount() == 1;
  }

  @Override
  public void remove(String id) {
    mongo.reach(() -> entries().deleteOne(eq("_id", id)));
  }

  @Override
  public long size() {
    return mongo.reach(() -> entries().countDocuments());
  }

  private static Document document(OutboxEntry entry) {
    return new Document("_id", entry.id())
        .append("leadId", entry.leadId())
        .append("dueAt", Date.from(entry.dueAt()))
        .append("entry", JsonDocuments.of(entry));
  }

  private static OutboxEntry entry(Document document) {
    return JsonDocuments.read(document.get("entry", Document.class), OutboxEntry.class);
  }

  private MongoCollection<Document> entries() {
    return mongo.collection("outbox");
  }
}
