package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.leadline.activities.posting.FeedCheck;
import io.leadline.activities.posting.FeedEntry;
import io.leadline.activities.posting.FeedRun;
import io.leadline.activities.posting.FeedStore;
import io.leadline.activities.posting.KnownFeed;
import io.leadline.activities.posting.PostingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * {@link FeedStore} in two collections: {@code feeds}, one document per source with its current run
 * and its last account, and {@code feedEntries} by posting id. Ids begin with the source, so a
 * feed's entries are one range of the collection and no other index is needed.
 */
public final class MongoFeedStore implements FeedStore {
  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  /** Above every character that a posting id can have. */
  private static final String END = "~";

  private final MongoConnection mongo;

  public MongoFeedStore(MongoConnection mongo) {
    this.mongo = mongo;
  }

  /** Nothing to do: both collections are read by id only. */
  @Override
  public void prepare() {}

  @Override
  public Optional<FeedRun> begin(String source, String run, Instant at) {
    Bson change = Updates.combine(Updates.set("run", run), Updates.set("begunAt", Date.from(at)));
    Document before =
        mongo.reach(
            () ->
                feedDocuments()
                    .findOneAndUpdate(
                        eq("_id", source), change, new FindOneAndUpdateOptions().upsert(true)));
    return Optional.ofNullable(before)
        .map(feed -> feed.get("last", Document.class))
        .map(FeedDocuments::run);
  }

  @Override
  public boolean isCurrent(String source, String run) {
    return mongo.reach(
        () -> feedDocuments().find(and(eq("_id", source), eq("run", run))).first() != null);
  }

  @Override
  public Map<String, FeedEntry> entries(Collection<String> ids) {
    Map<String, FeedEntry> known = new HashMap<>();
    if (!ids.isEmpty()) {
      mongo.reach(
          () -> {
            for (Document document : entries().find(in("_id", ids))) {
              FeedEntry entry = FeedDocuments.entry(document);
              known.put(entry.id(), entry);
            }
          });
    }
    return known;
  }

  @Override
  public void save(String source, Collection<FeedEntry> changed) {
    if (changed.isEmpty()) {
      return;
    }
    List<ReplaceOneModel<Document>> writes =
        changed.stream()
            .map(
                entry ->
                    new ReplaceOneModel<>(eq("_id", entry.id()), FeedDocuments.of(entry), UPSERT))
            .toList();
    mongo.reach(() -> entries().bulkWrite(writes, new BulkWriteOptions().ordered(false)));
  }

  @Override
  public List<FeedEntry> open(String source, @Nullable String after, int limit) {
    String prefix = PostingId.ofSource(source);
    Bson from = after == null ? gte("_id", prefix) : gt("_id", after);
    Bson filter = and(from, lt("_id", prefix + END), ne("state", FeedEntry.State.CLOSED.name()));
    return mongo.reach(
        () -> {
          List<FeedEntry> page = new ArrayList<>();
          for (Document document :
              entries().find(filter).sort(Sorts.ascending("_id")).limit(limit)) {
            page.add(FeedDocuments.entry(document));
          }
          return page;
        });
  }

  @Override
  public void finish(String source, FeedRun run) {
    mongo.reach(
        () ->
            feedDocuments()
                .updateOne(
                    and(eq("_id", source), eq("run", run.run())),
                    Updates.combine(
                        Updates.set("last", FeedDocuments.of(run)), Updates.unset("check"))));
  }

  @Override
  public void checked(String source, FeedCheck check) {
    mongo.reach(
        () ->
            feedDocuments()
                .updateOne(
                    eq("_id", source),
                    Updates.set("check", FeedDocuments.of(check)),
                    new UpdateOptions().upsert(true)));
  }

  @Override
  public void forget(String source) {
    mongo.reach(() -> feedDocuments().deleteOne(eq("_id", source)));
  }

  @Override
  public List<KnownFeed> feeds() {
    return mongo.reach(
        () -> {
          List<KnownFeed> feeds = new ArrayList<>();
          for (Document document : feedDocuments().find().sort(Sorts.ascending("_id"))) {
            KnownFeed feed = FeedDocuments.feed(document);
            if (feed.last() != null || feed.check() != null) {
              feeds.add(feed);
            }
          }
          return feeds;
        });
  }

  private MongoCollection<Document> feedDocuments() {
    return mongo.collection("feeds");
  }

  private MongoCollection<Document> entries() {
    return mongo.collection("feedEntries");
  }
}
