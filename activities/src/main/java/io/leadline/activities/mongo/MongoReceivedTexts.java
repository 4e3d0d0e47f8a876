package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import io.leadline.activities.text.ReceivedTexts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bson.Document;

/**
 * {@link ReceivedTexts} in the collection {@code events}, beside what providers report and kept as
 * long.
 */
public final class MongoReceivedTexts implements ReceivedTexts {
  private static final String TYPE = "TEXT";

  private final MongoConnection mongo;

  public MongoReceivedTexts(MongoConnection mongo) {
    this.mongo = mongo;
  }

  @Override
  public Receipt note(String id, Instant at) {
    return mongo.reach(() -> insertOrFind(id, at.truncatedTo(ChronoUnit.MILLIS)));
  }

  private Receipt insertOrFind(String id, Instant at) {
    try {
      events()
          .insertOne(
              new Document("_id", id).append("type", TYPE).append("receivedAt", Date.from(at)));
      return new Receipt(at, false);
    } catch (MongoWriteException e) {
      Document known = events().find(eq("_id", id)).first();
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY || known == null) {
        throw e;
      }
      return new Receipt(
          known.getDate("receivedAt").toInstant(), known.getBoolean("learnt", false));
    }
  }

  @Override
  public void done(String id) {
    mongo.reach(() -> events().updateOne(eq("_id", id), set("learnt", true)));
  }

  private MongoCollection<Document> events() {
    return mongo.collection("events");
  }
}
