package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import io.leadline.activities.message.Suppression;
import io.leadline.activities.message.Suppressions;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** {@link Suppressions} in the collection {@code suppressions}, id {@code <channel>:<hash>}. */
public final class MongoSuppressions implements Suppressions {
  private final MongoConnection mongo;

  public MongoSuppressions(MongoConnection mongo) {
    this.mongo = mongo;
  }

  /** Creates the indexes; safe to repeat. */
  public void prepare() {
    mongo.reach(() -> suppressions().createIndex(Indexes.ascending("at")));
  }

  @Override
  public void suppress(Suppression suppression) {
    String id = id(suppression.channel(), suppression.addressHash());
    Document document =
        new Document("_id", id)
            .append("reason", suppression.reason().name())
            .append("rank", suppression.reason().weight())
            .append("at", Date.from(suppression.at()));
    mongo.reach(
        () -> {
          var softer = and(eq("_id", id), lt("rank", suppression.reason().weight()));
          if (suppressions().replaceOne(softer, document).getMatchedCount() == 0) {
            insertOrRenew(id, suppression, document);
          }
        });
  }

  /** Of two facts of one weight the later time stands, so that a lift cannot miss it. */
  private void insertOrRenew(String id, Suppression suppression, Document document) {
    var sameButOlder =
        and(
            eq("_id", id),
            eq("rank", suppression.reason().weight()),
            lt("at", Date.from(suppression.at())));
    try {
      suppressions().replaceOne(sameButOlder, document, new ReplaceOptions().upsert(true));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      // What is stored is as hard and as late, or harder.
    }
  }

  @Override
  public void lift(Channel channel, String addressHash, Instant confirmedAt) {
    mongo.reach(
        () ->
            suppressions()
                .deleteOne(
                    and(
                        eq("_id", id(channel, addressHash)),
                        eq("reason", Suppression.Reason.UNSUBSCRIBED.name()),
                        lt("at", Date.from(confirmedAt)))));
  }

  @Override
  public Optional<Suppression> find(Channel channel, String addressHash) {
    Document found =
        mongo.reach(() -> suppressions().find(eq("_id", id(channel, addressHash))).first());
    return Optional.ofNullable(found)
        .map(
            document ->
                new Suppression(
                    channel,
                    addressHash,
                    Suppression.Reason.valueOf(document.getString("reason")),
                    document.getDate("at").toInstant()));
  }

  @Override
  public Set<String> among(Channel channel, Collection<String> addressHashes) {
    String prefix = id(channel, "");
    var ids = addressHashes.stream().map(hash -> prefix + hash).toList();
    Set<String> suppressed = new HashSet<>();
    mongo.reach(
        () ->
            suppressions()
                .find(in("_id", ids))
                .projection(Projections.include("_id"))
                .forEach(d -> suppressed.add(d.getString("_id").substring(prefix.length()))));
    return suppressed;
  }

  private MongoCollection<Document> suppressions() {
    return mongo.collection("suppressions");
  }

  private static String id(Channel channel, String addressHash) {
    return channel.name() + ":" + addressHash;
  }
}
