package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.leadline.activities.job.AuditLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** Acts of operators in the collection {@code audit}. */
public final class MongoAuditLog implements AuditLog {
  private static final String AUDIT = "audit";
  private static final String AT = "at";

  private final MongoConnection mongo;

  public MongoAuditLog(MongoConnection mongo) {
    this.mongo = mongo;
  }

  /** Creates the index; safe to repeat. */
  public void prepare() {
    mongo.reach(() -> acts().createIndex(Indexes.ascending(AT)));
  }

  @Override
  public void add(Entry entry) {
    mongo.insertOnce(
        AUDIT,
        new Document("_id", entry.id())
            .append(AT, Date.from(entry.at()))
            .append("who", entry.who())
            .append("what", entry.what())
            .append("target", entry.target())
            .append("detail", entry.detail()));
  }

  @Override
  public List<Entry> list(int limit) {
    return mongo.reach(
        () ->
            acts()
                .find()
                .sort(Sorts.descending(AT))
                .limit(limit)
                .map(MongoAuditLog::entry)
                .into(new ArrayList<>()));
  }

  @Override
  public int purge(Instant before, int limit) {
    return mongo.purge(AUDIT, lt(AT, Date.from(before)), limit);
  }

  private static Entry entry(Document document) {
    return new Entry(
        document.getString("_id"),
        document.getDate(AT).toInstant(),
        document.getString("who"),
        document.getString("what"),
        document.getString("target"),
        document.getString("detail"));
  }

  private MongoCollection<Document> acts() {
    return mongo.collection(AUDIT);
  }
}
