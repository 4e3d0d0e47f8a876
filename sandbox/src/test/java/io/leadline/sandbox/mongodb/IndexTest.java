package io.leadline.sandbox.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the stores rely on: uniqueness, restarts, races, dropping. */
class IndexTest {

  @TempDir Path folder;

  private static final IndexOptions UNIQUE = new IndexOptions().unique(true);

  @Test
  void uniqueIndexTakesMissingForAValue() {
    withLeads(
        leads -> {
          leads.createIndex(ascending("key"), UNIQUE);
          leads.insertOne(new Document("_id", 1));
          assertThatExceptionOfType(MongoWriteException.class)
              .isThrownBy(() -> leads.insertOne(new Document("_id", 2)))
              .satisfies(e -> assertThat(e.getCode()).isEqualTo(11000));
          assertThat(leads.countDocuments()).isEqualTo(1);
        });
  }

  @Test
  void sparseUniqueIndexLeavesMissingAlone() {
    withLeads(
        leads -> {
          leads.createIndex(ascending("key"), new IndexOptions().unique(true).sparse(true));
          leads.insertMany(List.of(new Document("_id", 1), new Document("_id", 2)));
          leads.updateOne(eq(1), set("key", "a"));
          assertThatExceptionOfType(MongoWriteException.class)
              .isThrownBy(() -> leads.updateOne(eq(2), set("key", "a")));
          assertThat(leads.countDocuments(eq("key", null))).isEqualTo(1);
        });
  }

  @Test
  void indexOverDuplicatesIsRefusedAndLeavesNothing() {
    withLeads(
        leads -> {
          leads.insertMany(List.of(new Document("key", 1), new Document("key", 1L)));
          for (int attempt = 0; attempt < 2; attempt++) {
            assertThatExceptionOfType(MongoException.class)
                .isThrownBy(() -> leads.createIndex(ascending("key"), UNIQUE))
                .satisfies(e -> assertThat(e.getCode()).isEqualTo(11000));
          }
        });
  }

  @Test
  void unorderedInsertTellsWhichWereDuplicates() {
    withLeads(
        leads -> {
          List<Document> four =
              IntStream.of(1, 2, 1, 3).mapToObj(n -> new Document("_id", n)).toList();
          assertThatExceptionOfType(MongoBulkWriteException.class)
              .isThrownBy(() -> leads.insertMany(four, new InsertManyOptions().ordered(false)))
              .satisfies(
                  e -> {
                    assertThat(e.getWriteErrors()).singleElement().returns(2, x -> x.getIndex());
                    assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(3);
                  });
        });
  }

  @Test
  void racingUpsertsMakeOneDocumentPerKey() throws Exception {
    try (EmbeddedMongo mongo = EmbeddedMongo.inMemory();
        MongoClient client = MongoClients.create(mongo.uri());
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      MongoCollection<Document> leads = client.getDatabase("test").getCollection("leads");
      leads.createIndex(ascending("key"), UNIQUE);
      List<Callable<Object>> upserts = new ArrayList<>();
      for (int n = 0; n < 400; n++) {
        Document key = new Document("key", n % 50);
        upserts.add(() -> leads.updateOne(key, inc("n", 1), new UpdateOptions().upsert(true)));
      }
      for (Future<Object> upsert : threads.invokeAll(upserts)) {
        upsert.get();
      }
      assertThat(leads.countDocuments(eq("n", 8))).isEqualTo(50);
    }
  }

  @Test
  void restartFindsDataAndIndexesAgain() {
    try (EmbeddedMongo mongo = EmbeddedMongo.start(folder);
        MongoClient client = MongoClients.create(mongo.uri())) {
      MongoCollection<Document> leads = client.getDatabase("test").getCollection("leads");
      leads.createIndex(ascending("key"), UNIQUE);
      leads.createIndex(ascending("tags", "n"));
      leads.insertMany(
          IntStream.range(0, 3_000)
              .mapToObj(
                  n -> new Document("_id", n).append("key", n).append("tags", List.of(n % 7, 9)))
              .toList());
    }
    try (EmbeddedMongo mongo = EmbeddedMongo.start(folder);
        MongoClient client = MongoClients.create(mongo.uri())) {
      List<QueryTrace> traces = new ArrayList<>();
      mongo.onQuery(traces::add);
      MongoCollection<Document> leads = client.getDatabase("test").getCollection("leads");
      assertThat(leads.countDocuments(eq("tags", 9))).isEqualTo(3_000);
      assertThat(leads.find(eq("key", 2_999)).into(new ArrayList<>())).hasSize(1);
      assertThat(leads.find().into(new ArrayList<>())).hasSize(3_000);
      assertThat(traces)
          .extracting(QueryTrace::index)
          .containsExactly("tags_1_n_1", "key_1", "_id_");
      assertThatExceptionOfType(MongoWriteException.class)
          .isThrownBy(() -> leads.insertOne(new Document("_id", -1).append("key", 1)));
    }
  }

  @Test
  void readingOnWhileDocumentsGoSkipsThem() {
    withLeads(
        leads -> {
          leads.insertMany(IntStream.range(0, 30).mapToObj(n -> new Document("_id", n)).toList());
          List<Integer> seen = new ArrayList<>();
          for (Document lead : leads.find().batchSize(10)) {
            seen.add(lead.getInteger("_id"));
            leads.deleteOne(eq(25));
          }
          assertThat(seen).hasSize(29).doesNotContain(25);
        });
  }

  @Test
  void droppedDatabaseComesBackEmpty() {
    for (int life = 0; life < 3; life++) {
      try (EmbeddedMongo mongo = EmbeddedMongo.start(folder);
          MongoClient client = MongoClients.create(mongo.uri())) {
        MongoDatabase database = client.getDatabase("test");
        MongoCollection<Document> leads = database.getCollection("leads");
        leads.createIndex(ascending("key"), UNIQUE);
        leads.insertOne(new Document("key", 1));
        leads.dropIndex("key_1");
        leads.insertOne(new Document("key", 1));
        leads.drop();
        leads.insertOne(new Document("key", 1));
        assertThat(leads.countDocuments()).isEqualTo(1);
        database.drop();
        assertThat(leads.countDocuments()).isZero();
      }
    }
  }

  private static void withLeads(Consumer<MongoCollection<Document>> test) {
    try (EmbeddedMongo mongo = EmbeddedMongo.inMemory();
        MongoClient client = MongoClients.create(mongo.uri())) {
      test.accept(client.getDatabase("test").getCollection("leads"));
    }
  }
}
