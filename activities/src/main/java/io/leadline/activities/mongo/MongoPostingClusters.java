package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.leadline.activities.posting.ClusterTrait;
import io.leadline.activities.posting.PostingClusters;
import io.leadline.activities.posting.TextSketch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * {@link PostingClusters} in the collection {@code postingClusters}: one document per key with the
 * texts of its clusters in fields of their own, so that two imports at once add to it and neither
 * loses what the other wrote.
 */
public final class MongoPostingClusters implements PostingClusters {
  private static final String TEXTS = "texts";
  private static final String AT = "at";

  private final MongoConnection mongo;

  public MongoPostingClusters(MongoConnection mongo) {
    this.mongo = mongo;
  }

  @Override
  public void prepare() {
    mongo.reach(() -> clusters().createIndex(Indexes.ascending(AT)));
  }

  @Override
  public List<ClusterTrait> traits(Collection<String> keys) {
    List<ClusterTrait> traits = new ArrayList<>();
    if (!keys.isEmpty()) {
      mongo.reach(
          () -> {
            for (Document document : clusters().find(in("_id", keys))) {
              traits.addAll(traits(document));
            }
          });
    }
    return traits;
  }

  private static List<ClusterTrait> traits(Document document) {
    String key = document.getString("_id");
    return document.get(TEXTS, Document.class).entrySet().stream()
        .map(
            text ->
                new ClusterTrait(
                    key, text.getKey(), TextSketch.of(((Binary) text.getValue()).getData())))
        .toList();
  }

  @Override
  public void remember(Collection<ClusterTrait> traits, Instant at) {
    if (traits.isEmpty()) {
      return;
    }
    List<UpdateOneModel<Document>> writes =
        traits.stream()
            .map(
                trait ->
                    new UpdateOneModel<Document>(
                        eq("_id", trait.key()),
                        Updates.combine(
                            Updates.set(
                                TEXTS + "." + trait.cluster(), new Binary(trait.text().toBytes())),
                            Updates.set(AT, Date.from(at))),
                        new UpdateOptions().upsert(true)))
            .toList();
    mongo.reach(() -> clusters().bulkWrite(writes, new BulkWriteOptions().ordered(false)));
  }

  @Override
  public long forget(Instant before) {
    return mongo.reach(() -> clusters().deleteMany(lt(AT, Date.from(before))).getDeletedCount());
  }

  private MongoCollection<Document> clusters() {
    return mongo.collection("postingClusters");
  }
}
