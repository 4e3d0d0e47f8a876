package io.leadline.sandbox.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.bson.Document;

/** One writer: what it wrote to its own documents, what of that was acknowledged. */
final class Acknowledged {

  private static final int GONE = Integer.MAX_VALUE;

  private final String name;
  private final Random random;
  private final Map<String, Integer> acknowledged = new TreeMap<>();
  private final Map<String, Integer> attempted = new TreeMap<>();

  Acknowledged(String name, long seed) {
    this.name = name;
    this.random = new Random(seed);
  }

  /** Writes until the server is gone; a permit per acknowledgement. */
  void writeUntilKilled(MongoCollection<Document> leads, Semaphore acknowledgements) {
    try {
      while (true) {
        write(leads);
        acknowledgements.release();
      }
    } catch (MongoException killed) {
      assertThat(killed.getCode()).as("an error other than the kill").isNegative();
    }
  }

  private void write(MongoCollection<Document> leads) {
    List<String> present =
        acknowledged.entrySet().stream()
            .filter(lead -> lead.getValue() != GONE)
            .map(Map.Entry::getKey)
            .toList();
    switch (present.isEmpty() ? 0 : random.nextInt(6)) {
      case 0 -> {
        List<String> ids = IntStream.range(0, 10).mapToObj(this::newId).toList();
        ids.forEach(id -> attempted.put(id, 1));
        leads.insertMany(ids.stream().map(id -> document(id, 1)).toList());
      }
      case 1 -> {
        String id = newId(0);
        attempted.put(id, 1);
        leads.insertOne(document(id, 1));
      }
      case 2 -> {
        String id = oneOf(present);
        attempted.put(id, GONE);
        assertThat(leads.deleteOne(new Document("_id", id)).getDeletedCount()).isEqualTo(1);
      }
      case 3 -> {
        List<WriteModel<Document>> updates = new ArrayList<>();
        present.stream()
            .limit(30)
            .forEach(id -> updates.add(new UpdateOneModel<>(previous(id), update(id))));
        assertThat(leads.bulkWrite(updates, new BulkWriteOptions().ordered(false)))
            .returns(updates.size(), result -> result.getModifiedCount());
      }
      default -> {
        String id = oneOf(present);
        assertThat(leads.updateOne(previous(id), update(id)).getModifiedCount()).isEqualTo(1);
      }
    }
    acknowledged.putAll(attempted);
  }

  private String oneOf(List<String> ids) {
    return ids.get(random.nextInt(ids.size()));
  }

  private String newId(int next) {
    return "%s-%06d".formatted(name, attempted.size() + next);
  }

  private Document previous(String id) {
    return new Document("_id", id).append("version", acknowledged.get(id));
  }

  private Document update(String id) {
    int version = acknowledged.getOrDefault(id, 0) + 1;
    attempted.put(id, version);
    Document fields = document(id, version);
    fields.remove("_id");
    return new Document("$set", fields);
  }

  private static Document document(String id, int version) {
    return new Document("_id", id)
        .append("key", id + "/" + version)
        .append("state", "S" + version % 4)
        .append("tags", List.of(version % 3, 7))
        .append("version", version)
        .append("text", "x".repeat(300));
  }

  /** Compares with what is stored and goes on from there; returns how many were compared. */
  int verify(Map<String, Integer> stored) {
    attempted.forEach(
        (id, last) -> {
          int found = stored.getOrDefault(id, GONE);
          Integer kept = acknowledged.get(id);
          assertThat(found).as(id).isIn(kept == null ? GONE : kept, last);
          acknowledged.put(id, found);
        });
    attempted.putAll(acknowledged);
    return attempted.size();
  }
}
