package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import io.leadline.activities.posting.FeedPlan;
import io.leadline.activities.posting.FeedPlans;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** {@link FeedPlans} in the collection {@code feedPlans}, id is the source. */
public final class MongoFeedPlans implements FeedPlans {
  private final MongoConnection mongo;

  public MongoFeedPlans(MongoConnection mongo) {
    this.mongo = mongo;
  }

  @Override
  public void prepare() {
    mongo.reach(() -> plans().createIndex(Indexes.ascending("paused", "nextAt")));
  }

  @Override
  public void put(FeedPlan plan) {
    mongo.reach(
        () ->
            plans()
                .replaceOne(eq("_id", plan.source()), of(plan), new ReplaceOptions().upsert(true)));
  }

  @Override
  public void putIfAbsent(FeedPlan plan) {
    mongo.insertOnce("feedPlans", of(plan));
  }

  @Override
  public void replace(FeedPlan before, FeedPlan after) {
    Document stored = of(before);
    mongo.reach(
        () ->
            plans()
                .replaceOne(
                    and(stored.keySet().stream().map(key -> eq(key, stored.get(key))).toList()),
                    of(after)));
  }

  @Override
  public Optional<FeedPlan> find(String source) {
    return mongo.reach(
        () ->
            Optional.ofNullable(plans().find(eq("_id", source)).first()).map(MongoFeedPlans::plan));
  }

  @Override
  public List<FeedPlan> all() {
    return mongo.reach(
        () ->
            plans()
                .find()
                .sort(Sorts.ascending("_id"))
                .map(MongoFeedPlans::plan)
                .into(new ArrayList<>()));
  }

  @Override
  public List<FeedPlan> due(Instant now, int limit) {
    return mongo.reach(
        () ->
            plans()
                .find(and(eq("paused", false), lte("nextAt", Date.from(now))))
                .sort(Sorts.ascending("nextAt"))
                .limit(limit)
                .map(MongoFeedPlans::plan)
                .into(new ArrayList<>()));
  }

  @Override
  public void remove(String source) {
    mongo.reach(() -> plans().deleteOne(eq("_id", source)));
  }

  private static Document of(FeedPlan plan) {
    return new Document("_id", plan.source())
        .append("url", plan.url().toString())
        .append("format", plan.format())
        .append("every", plan.every().toString())
        .append("nextAt", Date.from(plan.nextAt()))
        .append("paused", plan.paused())
        .append("job", plan.job());
  }

  private static FeedPlan plan(Document found) {
    return new FeedPlan(
        found.getString("_id"),
        URI.create(found.getString("url")),
        found.getString("format"),
        Duration.parse(found.getString("every")),
        found.getDate("nextAt").toInstant(),
        found.getBoolean("paused"),
        found.getString("job"));
  }

  private MongoCollection<Document> plans() {
    return mongo.collection("feedPlans");
  }
}
