package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import io.leadline.activities.job.JobBrakes;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** Pauses in the collection {@code brakes}, a handful at most. */
public final class MongoJobBrakes implements JobBrakes {
  private static final String BRAKES = "brakes";

  private final MongoConnection mongo;

  public MongoJobBrakes(MongoConnection mongo) {
    this.mongo = mongo;
  }

  @Override
  public void pause(Brake brake) {
    mongo.insertOnce(
        BRAKES,
        new Document("_id", brake.what())
            .append("by", brake.by())
            .append("at", Date.from(brake.at()))
            .append("why", brake.why()));
  }

  @Override
  public boolean resume(String what) {
    return mongo.reach(() -> brakes().deleteOne(eq("_id", what)).getDeletedCount()) == 1;
  }

  @Override
  public List<Brake> all() {
    return mongo.reach(() -> brakes().find().map(MongoJobBrakes::brake).into(new ArrayList<>()));
  }

  private static Brake brake(Document document) {
    return new Brake(
        document.getString("_id"),
        document.getString("by"),
        document.getDate("at").toInstant(),
        document.get("why", ""));
  }

  private MongoCollection<Document> brakes() {
    return mongo.collection(BRAKES);
  }
}
