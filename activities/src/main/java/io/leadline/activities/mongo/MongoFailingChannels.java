package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import io.leadline.activities.message.FailingChannels;
import io.leadline.activities.message.LeadChannel;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/**
 * {@link FailingChannels} in the collection {@code failingChannels}, id {@code <lead>-<channel>}.
 */
public final class MongoFailingChannels implements FailingChannels {
  private static final String COLLECTION = "failingChannels";

  private final MongoConnection mongo;

  public MongoFailingChannels(MongoConnection mongo) {
    this.mongo = mongo;
  }

  /** Creates the indexes; safe to repeat. */
  public void prepare() {
    mongo.reach(() -> channels().createIndex(Indexes.ascending("at")));
  }

  @Override
  public void put(LeadChannel key, String token, Instant at) {
    Document document =
        new Document("_id", id(key)).append("token", token).append("at", Date.from(at));
    mongo.reach(
        () ->
            channels().replaceOne(eq("_id", id(key)), document, new ReplaceOptions().upsert(true)));
  }

  @Override
  public Map<LeadChannel, String> among(Collection<LeadChannel> keys) {
    Map<String, LeadChannel> byId = new HashMap<>();
    keys.forEach(key -> byId.put(id(key), key));
    Map<LeadChannel, String> noted = new HashMap<>();
    mongo.reach(
        () ->
            channels()
                .find(in("_id", byId.keySet()))
                .forEach(
                    found -> {
                      LeadChannel key = byId.get(found.getString("_id"));
                      if (key != null) {
                        noted.put(key, found.getString("token"));
                      }
                    }));
    return noted;
  }

  @Override
  public void remove(LeadChannel key, String token) {
    mongo.reach(() -> channels().deleteOne(and(eq("_id", id(key)), eq("token", token))));
  }

  @Override
  public int purgeBefore(Instant then, int limit) {
    return mongo.purge(COLLECTION, lt("at", Date.from(then)), limit);
  }

  private static String id(LeadChannel key) {
    return key.leadId() + "-" + key.channel().name();
  }

  private MongoCollection<Document> channels() {
    return mongo.collection(COLLECTION);
  }
}
