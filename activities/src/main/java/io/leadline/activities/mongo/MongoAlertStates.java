package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import io.leadline.activities.alert.Affinity;
import io.leadline.activities.alert.AlertResult;
import io.leadline.activities.alert.AlertState;
import io.leadline.activities.alert.AlertStates;
import io.leadline.activities.alert.InterestHash;
import io.leadline.workflows.alert.AlertShard;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Alert states in the collection {@code alertStates}. */
public final class MongoAlertStates implements AlertStates {
  private static final String ID = "_id";
  private static final String LEAD = "lead";
  private static final int FOLLOW_ATTEMPTS = 10;

  private final MongoConnection mongo;

  public MongoAlertStates(MongoConnection mongo) {
    this.mongo = mongo;
  }

  /** Makes the indexes; safe to repeat. */
  public void prepare() {
    mongo.reach(
        () -> {
          states()
              .createIndex(
                  Indexes.ascending(AlertStateDocument.CHANNEL, AlertStateDocument.SLOT, ID));
          states().createIndex(Indexes.ascending(LEAD));
        });
  }

  @Override
  public List<AlertState> due(AlertShard shard, Channel channel, Instant notBefore, int limit) {
    return read(
        and(
            on(channel),
            between(notBefore, shard.slot()),
            gte(ID, InterestHash.from(shard)),
            lt(ID, InterestHash.to(shard))),
        limit);
  }

  @Override
  public void eachDue(Instant at, int size, Consumer<List<AlertState>> reader) {
    mongo.reach(
        () -> {
          for (Channel channel : Channel.values()) {
            pages(channel, at, size, reader);
          }
        });
  }

  private void pages(Channel channel, Instant at, int size, Consumer<List<AlertState>> reader) {
    List<AlertState> page = new ArrayList<>();
    try (var cursor =
        states()
            .find(and(on(channel), between(Instant.EPOCH, at)))
            .sort(ascending(AlertStateDocument.SLOT, ID))
            .batchSize(size)
            .cursor()) {
      while (cursor.hasNext()) {
        page.add(AlertStateDocument.read(cursor.next()));
        if (page.size() == size || !cursor.hasNext()) {
          reader.accept(List.copyOf(page));
          page.clear();
        }
      }
    }
  }

  @Override
  public void record(Collection<AlertResult> results) {
    if (results.isEmpty()) {
      return;
    }
    List<UpdateOneModel<Document>> updates =
        results.stream()
            .map(
                result ->
                    new UpdateOneModel<Document>(
                        unmoved(result.before()), AlertStateDocument.outcome(result.after())))
            .toList();
    mongo.reach(() -> states().bulkWrite(updates, new BulkWriteOptions().ordered(false)));
  }

  @Override
  public List<AlertState> find(String leadId) {
    return mongo.reach(
        () ->
            states()
                .find(eq(LEAD, leadId))
                .sort(ascending(ID))
                .map(AlertStateDocument::read)
                .into(new ArrayList<AlertState>()));
  }

  @Override
  public boolean put(AlertState state, @Nullable AlertState replacing) {
    Document document = AlertStateDocument.write(state);
    return mongo.reach(
        () ->
            replacing == null
                ? insert(document)
                : states().replaceOne(unchanged(replacing), document).getMatchedCount() > 0);
  }

  private boolean insert(Document document) {
    try {
      states().insertOne(document);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public boolean remove(AlertState state) {
    return mongo.reach(() -> states().deleteOne(unchanged(state)).getDeletedCount() > 0);
  }

  @Override
  public void follow(String leadId, Collection<Affinity.Click> clicks) {
    find(leadId).forEach(state -> follow(state, clicks));
  }

  private void follow(AlertState read, Collection<Affinity.Click> clicks) {
    AlertState state = read;
    for (int attempt = 0; attempt < FOLLOW_ATTEMPTS; attempt++) {
      Affinity after = state.affinity().plus(clicks);
      if (after.equals(state.affinity()) || store(state, after)) {
        return;
      }
      Optional<AlertState> again = read(eq(ID, read.id()), 1).stream().findFirst();
      if (again.isEmpty()) {
        return;
      }
      state = again.get();
    }
    throw new IllegalStateException("the likings of " + read.leadId() + " keep changing");
  }

  private boolean store(AlertState state, Affinity after) {
    Bson unchanged = and(eq(ID, state.id()), AlertStateDocument.isLiking(state.affinity()));
    return mongo.reach(
        () ->
            states().updateOne(unchanged, AlertStateDocument.affinity(after)).getMatchedCount()
                > 0);
  }

  @Override
  public void forget(String leadId) {
    mongo.reach(() -> states().deleteMany(eq(LEAD, leadId)));
  }

  @Override
  public Optional<Instant> earliestSlot() {
    return Arrays.stream(Channel.values())
        .flatMap(channel -> earliest(channel).stream())
        .map(AlertState::dueSlot)
        .min(Comparator.naturalOrder());
  }

  private List<AlertState> earliest(Channel channel) {
    return read(and(on(channel), gte(AlertStateDocument.SLOT, Date.from(Instant.EPOCH))), 1);
  }

  @Override
  public long countDue(Instant at) {
    return mongo.reach(
        () ->
            Arrays.stream(Channel.values())
                .mapToLong(
                    channel ->
                        states().countDocuments(and(on(channel), between(Instant.EPOCH, at))))
                .sum());
  }

  private List<AlertState> read(Bson filter, int limit) {
    return mongo.reach(
        () ->
            states()
                .find(filter)
                .sort(ascending(AlertStateDocument.SLOT, ID))
                .limit(limit)
                .batchSize(limit)
                .map(AlertStateDocument::read)
                .into(new ArrayList<AlertState>()));
  }

  private static Bson on(Channel channel) {
    return eq(AlertStateDocument.CHANNEL, channel.name());
  }

  private static Bson between(Instant from, Instant to) {
    return and(
        gte(AlertStateDocument.SLOT, Date.from(from)), lte(AlertStateDocument.SLOT, Date.from(to)));
  }

  private static Bson unmoved(AlertState state) {
    Instant slot = state.slot();
    return and(
        eq(ID, state.id()),
        slot == null
            ? exists(AlertStateDocument.SLOT, false)
            : eq(AlertStateDocument.SLOT, Date.from(slot)));
  }

  private static Bson unchanged(AlertState state) {
    return and(unmoved(state), AlertStateDocument.isLiking(state.affinity()));
  }

  private MongoCollection<Document> states() {
    return mongo.collection("alertStates");
  }
}
