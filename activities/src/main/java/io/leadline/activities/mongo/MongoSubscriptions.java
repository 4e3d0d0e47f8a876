package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.leadline.activities.job.Sealed;
import io.leadline.activities.subscription.Subscription;
import io.leadline.activities.subscription.Subscriptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** Subscriptions in the collection of that name, a handful. */
public final class MongoSubscriptions implements Subscriptions {
  private static final String SUBSCRIPTIONS = "subscriptions";
  private static final String ENABLED = "enabled";
  private static final String WHY = "why";

  private final MongoConnection mongo;

  public MongoSubscriptions(MongoConnection mongo) {
    this.mongo = mongo;
  }

  @Override
  public void insert(Subscription subscription) {
    mongo.insertOnce(
        SUBSCRIPTIONS,
        new Document("_id", subscription.id())
            .append("url", subscription.url().toString())
            .append("events", subscription.events())
            .append("secret", Objects.requireNonNull(JobDocuments.binary(subscription.secret())))
            .append(ENABLED, subscription.enabled())
            .append(WHY, subscription.why())
            .append("createdAt", Date.from(subscription.createdAt())));
  }

  @Override
  public Optional<Subscription> find(String id) {
    return mongo.reach(
        () ->
            Optional.ofNullable(subscriptions().find(eq("_id", id)).first())
                .map(MongoSubscriptions::subscription));
  }

  @Override
  public List<Subscription> all() {
    return mongo.reach(
        () ->
            subscriptions()
                .find()
                .sort(Sorts.ascending("createdAt"))
                .map(MongoSubscriptions::subscription)
                .into(new ArrayList<>()));
  }

  @Override
  public boolean enable(String id, boolean enabled, @Nullable String why) {
    Bson changed = Updates.combine(Updates.set(ENABLED, enabled), Updates.set(WHY, why));
    return mongo.reach(() -> subscriptions().updateOne(eq("_id", id), changed).getMatchedCount())
        == 1;
  }

  @Override
  public boolean remove(String id) {
    return mongo.reach(() -> subscriptions().deleteOne(eq("_id", id)).getDeletedCount()) == 1;
  }

  private static Subscription subscription(Document stored) {
    return new Subscription(
        stored.getString("_id"),
        URI.create(stored.getString("url")),
        stored.getList("events", String.class),
        Sealed.of(stored.get("secret", Binary.class).getData()),
        stored.getBoolean(ENABLED),
        stored.getString(WHY),
        stored.getDate("createdAt").toInstant());
  }

  private MongoCollection<Document> subscriptions() {
    return mongo.collection(SUBSCRIPTIONS);
  }
}
