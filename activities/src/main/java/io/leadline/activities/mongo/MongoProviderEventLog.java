package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.activities.message.ProviderEventLog;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** {@link ProviderEventLog} in the collection {@code events}. */
public final class MongoProviderEventLog implements ProviderEventLog {
  private static final String TOKEN = "TOKEN";

  private final MongoConnection mongo;

  public MongoProviderEventLog(MongoConnection mongo) {
    this.mongo = mongo;
  }

  /** Creates the indexes; safe to repeat. */
  public void prepare() {
    mongo.reach(() -> events().createIndex(Indexes.ascending("receivedAt")));
  }

  @Override
  public Set<String> record(Collection<ProviderEvent> events, Instant receivedAt) {
    Map<String, Document> documents = new LinkedHashMap<>();
    for (ProviderEvent event : events) {
      documents.put(
          event.id(),
          new Document("_id", event.id())
              .append("sendId", event.sendId())
              .append("type", event.type().name())
              .append("at", Date.from(event.at()))
              .append("receivedAt", Date.from(receivedAt))
              .append("detail", event.detail()));
    }
    return mongo.reach(() -> insert(documents));
  }

  private Set<String> insert(Map<String, Document> documents) {
    Set<String> open = new HashSet<>(documents.keySet());
    try {
      events().insertMany(List.copyOf(documents.values()), new InsertManyOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      List<String> ids = List.copyOf(documents.keySet());
      Set<String> repeated = new HashSet<>();
      for (var error : e.getWriteErrors()) {
        if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
          throw e;
        }
        repeated.add(ids.get(error.getIndex()));
      }
      events()
          .find(and(in("_id", repeated), eq("learnt", true)))
          .projection(Projections.include("_id"))
          .forEach(known -> open.remove(known.getString("_id")));
    }
    return open;
  }

  @Override
  public void learnt(Collection<String> ids) {
    mongo.reach(() -> events().updateMany(in("_id", ids), set("learnt", true)));
  }

  @Override
  public boolean bind(String token, String digest, Instant receivedAt) {
    return mongo.reach(() -> insertOrCompare(token, digest, receivedAt));
  }

  private boolean insertOrCompare(String token, String digest, Instant receivedAt) {
    try {
      events()
          .insertOne(
              new Document("_id", token)
                  .append("type", TOKEN)
                  .append("digest", digest)
                  .append("receivedAt", Date.from(receivedAt)));
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return events().countDocuments(and(eq("_id", token), eq("digest", digest))) == 1;
    }
  }

  @Override
  public int purgeBefore(Instant receivedBefore, int limit) {
    return mongo.purge("events", lt("receivedAt", Date.from(receivedBefore)), limit);
  }

  private MongoCollection<Document> events() {
    return mongo.collection("events");
  }
}
