package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import io.leadline.activities.job.ProcessLeases;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import org.bson.Document;

/** Leases in the collection {@code processes}. */
public final class MongoProcessLeases implements ProcessLeases {
  private static final String UNTIL = "until";

  private final MongoConnection mongo;

  public MongoProcessLeases(MongoConnection mongo) {
    this.mongo = mongo;
  }

  /** Creates the index; safe to repeat. */
  public void prepare() {
    mongo.reach(() -> processes().createIndex(Indexes.ascending(UNTIL)));
  }

  @Override
  public void renew(String process, Instant until) {
    UpdateOptions upsert = new UpdateOptions().upsert(true);
    mongo.reach(
        () -> processes().updateOne(eq("_id", process), set(UNTIL, Date.from(until)), upsert));
  }

  @Override
  public void end(String process) {
    mongo.reach(() -> processes().deleteOne(eq("_id", process)));
  }

  @Override
  public Set<String> alive(Instant now) {
    return mongo.reach(
        () ->
            processes()
                .find(gt(UNTIL, Date.from(now)))
                .map(process -> process.getString("_id"))
                .into(new HashSet<>()));
  }

  @Override
  public void forget(Instant endedBefore) {
    mongo.reach(() -> processes().deleteMany(lt(UNTIL, Date.from(endedBefore))));
  }

  private MongoCollection<Document> processes() {
    return mongo.collection("processes");
  }
}
