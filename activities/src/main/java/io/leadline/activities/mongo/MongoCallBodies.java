package io.leadline.activities.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import io.leadline.activities.job.Sealed;
import io.leadline.activities.job.Sealer;
import io.leadline.activities.message.CallBodies;
import io.leadline.activities.message.Draft;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.bson.types.Binary;

/** Contents of open calls in the collection {@code callBodies}, compressed, then sealed. */
public final class MongoCallBodies implements CallBodies {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<Draft>> DRAFTS = new TypeReference<>() {};

  private final MongoConnection mongo;
  private final Sealer sealer;

  public MongoCallBodies(MongoConnection mongo, Sealer sealer) {
    this.mongo = mongo;
    this.sealer = sealer;
  }

  /** Creates the index; safe to repeat. */
  public static void prepare(MongoConnection mongo) {
    mongo.reach(() -> bodies(mongo).createIndex(Indexes.ascending("at")));
  }

  @Override
  public void keep(String callId, List<Draft> drafts, Instant at) {
    Document body =
        new Document("_id", callId)
            .append("at", Date.from(at))
            .append("body", new Binary(sealer.seal(packed(drafts)).bytes()));
    mongo.reach(
        () -> bodies(mongo).replaceOne(eq("_id", callId), body, new ReplaceOptions().upsert(true)));
  }

  @Override
  public Optional<List<Draft>> find(String callId) {
    Document body = mongo.reach(() -> bodies(mongo).find(eq("_id", callId)).first());
    return Optional.ofNullable(body)
        .map(found -> found.get("body", Binary.class).getData())
        .map(bytes -> unpacked(sealer.open(Sealed.of(bytes))));
  }

  @Override
  public void remove(String callId) {
    mongo.reach(() -> bodies(mongo).deleteOne(eq("_id", callId)));
  }

  @Override
  public void removeBefore(Instant keptBefore) {
    mongo.reach(() -> bodies(mongo).deleteMany(lt("at", Date.from(keptBefore))));
  }

  private static byte[] packed(List<Draft> drafts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      JSON.writeValue(gzip, drafts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static List<Draft> unpacked(byte[] packed) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return JSON.readValue(gzip, DRAFTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MongoCollection<Document> bodies(MongoConnection mongo) {
    return mongo.collection("callBodies");
  }
}
