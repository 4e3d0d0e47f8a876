package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.addEachToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.leadline.activities.engagement.Act;
import io.leadline.activities.engagement.Acts;
import io.leadline.activities.engagement.MessageActs;
import io.leadline.activities.message.SendId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * {@link Acts} in the collection {@code acts}: one document per message, so that one read has the
 * whole set and no index but that of what is due is needed.
 */
public final class MongoActs implements Acts {
  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

  private final MongoConnection mongo;

  public MongoActs(MongoConnection mongo) {
    this.mongo = mongo;
  }

  /** Creates the indexes; safe to repeat. */
  public void prepare() {
    mongo.reach(
        () -> acts().createIndex(Indexes.ascending("judgeAt"), new IndexOptions().sparse(true)));
  }

  @Override
  public void note(Map<String, ? extends Collection<Act>> bySendId, Instant dueAt) {
    List<UpdateOneModel<Document>> notes = new ArrayList<>();
    bySendId.forEach((sendId, added) -> notes.add(note(sendId, added, dueAt, true)));
    if (notes.isEmpty()) {
      return;
    }
    mongo.reach(
        () -> {
          try {
            acts().bulkWrite(notes, ANY_ORDER);
          } catch (MongoBulkWriteException e) {
            noteAgain(e, List.copyOf(bySendId.entrySet()), dueAt);
          }
        });
  }

  /**
   * An upsert collides when somebody else has just created the document, which takes the note now,
   * or when the document is full, which takes no more.
   */
  private void noteAgain(
      MongoBulkWriteException failure,
      List<? extends Map.Entry<String, ? extends Collection<Act>>> noted,
      Instant dueAt) {
    List<UpdateOneModel<Document>> again = new ArrayList<>();
    for (var error : failure.getWriteErrors()) {
      if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw failure;
      }
      var entry = noted.get(error.getIndex());
      again.add(note(entry.getKey(), entry.getValue(), dueAt, false));
    }
    acts().bulkWrite(again, ANY_ORDER);
  }

  private static UpdateOneModel<Document> note(
      String sendId, Collection<Act> added, Instant dueAt, boolean create) {
    Bson change =
        combine(
            addEachToSet("acts", added.stream().map(MongoActs::document).toList()),
            inc("revision", added.size()),
            min("judgeAt", Date.from(dueAt)));
    return new UpdateOneModel<>(
        and(eq("_id", sendId), lt("revision", MOST)), change, new UpdateOptions().upsert(create));
  }

  @Override
  public List<MessageActs> due(Instant now, int limit) {
    return mongo.reach(
        () ->
            acts()
                .find(lte("judgeAt", Date.from(now)))
                .sort(Sorts.ascending("judgeAt"))
                .limit(limit)
                .map(MongoActs::acts)
                .into(new ArrayList<>()));
  }

  @Override
  public void judged(MessageActs judged, @Nullable Instant again) {
    Bson unchanged = and(eq("_id", judged.sendId()), eq("revision", judged.revision()));
    Bson change = again == null ? unset("judgeAt") : set("judgeAt", Date.from(again));
    mongo.reach(() -> acts().updateOne(unchanged, change));
  }

  @Override
  public void forget(Collection<String> sendIds) {
    mongo.reach(() -> acts().deleteMany(in("_id", sendIds)));
  }

  @Override
  public int purgeBefore(Instant then, int limit) {
    return mongo.purge("acts", and(lt("_id", end(then)), exists("judgeAt", false)), limit);
  }

  /** Ids begin with the date of the message where its lead lives, which ends here at the latest. */
  private static String end(Instant then) {
    return SendId.prefix(LocalDate.ofInstant(then, ZoneOffset.ofHours(-12)));
  }

  private static Document document(Act act) {
    return new Document("id", act.id())
        .append("kind", act.kind().name())
        .append("link", act.link())
        .append("at", Date.from(act.at()))
        .append("receivedAt", Date.from(act.receivedAt()))
        .append("machine", act.machine());
  }

  private static MessageActs acts(Document document) {
    return new MessageActs(
        document.getString("_id"),
        document.getInteger("revision"),
        document.getList("acts", Document.class).stream().map(MongoActs::act).toList());
  }

  private static Act act(Document document) {
    return new Act(
        document.getString("id"),
        Act.Kind.valueOf(document.getString("kind")),
        document.getString("link"),
        document.getDate("at").toInstant(),
        document.getDate("receivedAt").toInstant(),
        document.getBoolean("machine"));
  }

  private MongoCollection<Document> acts() {
    return mongo.collection("acts");
  }
}
