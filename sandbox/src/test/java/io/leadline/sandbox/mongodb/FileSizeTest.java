package io.leadline.sandbox.mongodb;

import static com.mongodb.client.model.Indexes.ascending;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dead space in the file is used again while updates go on. */
class FileSizeTest {

  @TempDir Path folder;

  @Test
  void fileStaysSmallUnderUpdates() throws IOException {
    assertThat(bytesAfter(20_000, 16_000)).isLessThan(80L << 20);
  }

  @Tag("chaos")
  @Test
  void fileStaysSmallUnderManyUpdates() throws IOException {
    assertThat(bytesAfter(20_000, 300_000)).isLessThan(200L << 20);
  }

  /**
   * Half of the updates scattered one by one, half in groups of neighbours, as the alerts write.
   */
  private long bytesAfter(int documents, int updates) throws IOException {
    Random random = new Random(7);
    Path file = folder.resolve(EmbeddedMongo.DATA_FILE);
    try (EmbeddedMongo mongo = EmbeddedMongo.start(folder);
        MongoClient client = MongoClients.create(mongo.uri())) {
      MongoCollection<Document> leads = client.getDatabase("test").getCollection("leads");
      leads.createIndex(ascending("hash"), new IndexOptions().unique(true));
      leads.createIndex(ascending("state", "at"));
      for (int first = 0; first < documents; first += 1_000) {
        leads.insertMany(IntStream.range(first, first + 1_000).mapToObj(this::lead).toList());
      }
      long largest = 0;
      for (int done = 0; done < updates; done += 200) {
        List<UpdateOneModel<Document>> group = new ArrayList<>();
        int start = random.nextInt(documents - 100);
        for (int n = start; n < start + 100; n++) {
          group.add(new UpdateOneModel<>(id(n), change(done + n)));
        }
        leads.bulkWrite(group, new BulkWriteOptions().ordered(false));
        for (int n = 0; n < 100; n++) {
          leads.updateOne(id(random.nextInt(documents)), change(done + n));
        }
        largest = Math.max(largest, Files.size(file));
      }
      assertThat(leads.countDocuments()).isEqualTo(documents);
      return largest;
    }
  }

  private static Document id(int n) {
    return new Document("_id", "lead-%06d".formatted(n));
  }

  private Document lead(int n) {
    return id(n)
        .append("hash", Integer.toHexString(n * 0x9E3779B9))
        .append("state", "S" + n % 5)
        .append("at", (long) n)
        .append("text", "x".repeat(350));
  }

  private static Document change(int n) {
    return new Document("$set", new Document("state", "S" + n % 5).append("at", (long) n));
  }
}
