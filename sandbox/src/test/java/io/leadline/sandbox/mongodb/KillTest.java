package io.leadline.sandbox.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed while eight clients write, the server finds every acknowledged write again. */
class KillTest {

  private static final int WRITERS = 8;

  @TempDir Path folder;

  @Test
  void losesNothingAcknowledged() throws Exception {
    killRepeatedly(2, 1);
  }

  @Tag("chaos")
  @Test
  void losesNothingAcknowledged_manyKills() throws Exception {
    killRepeatedly(20, 2);
  }

  private void killRepeatedly(int kills, long seed) throws Exception {
    Random random = new Random(seed);
    List<Acknowledged> writers =
        IntStream.range(0, WRITERS).mapToObj(n -> new Acknowledged("w" + n, seed + n)).toList();
    for (int kill = 0; kill < kills; kill++) {
      try (ServerProcess server = ServerProcess.start(folder, 0);
          MongoClient client = connect(server.uri());
          ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
        MongoCollection<Document> leads = leads(client);
        leads.createIndex(ascending("key"), new IndexOptions().unique(true));
        leads.createIndex(ascending("state", "version"));
        leads.createIndex(ascending("tags"));
        Semaphore acknowledgements = new Semaphore(0);
        List<Future<?>> writing = new ArrayList<>();
        for (Acknowledged writer : writers) {
          writing.add(threads.submit(() -> writer.writeUntilKilled(leads, acknowledgements)));
        }
        int writes = 100 + random.nextInt(900);
        assertThat(acknowledgements.tryAcquire(writes, 60, TimeUnit.SECONDS)).isTrue();
        server.kill();
        for (Future<?> writer : writing) {
          writer.get();
        }
      }
      verify(writers);
    }
  }

  private void verify(List<Acknowledged> writers) {
    try (EmbeddedMongo mongo = EmbeddedMongo.start(folder);
        MongoClient client = connect(mongo.uri())) {
      MongoCollection<Document> leads = leads(client);
      Map<String, Integer> stored =
          leads.find().into(new ArrayList<>()).stream()
              .collect(Collectors.toMap(lead -> lead.getString("_id"), lead -> version(lead)));
      int compared = writers.stream().mapToInt(writer -> writer.verify(stored)).sum();
      assertThat(compared).isGreaterThanOrEqualTo(stored.size());

      List<QueryTrace> traces = new ArrayList<>();
      mongo.onQuery(traces::add);
      for (int rest = 0; rest < 4; rest++) {
        int state = rest;
        assertThat(leads.find(eq("state", "S" + state)).into(new ArrayList<>()))
            .hasSize((int) stored.values().stream().filter(v -> v % 4 == state).count());
      }
      assertThat(leads.countDocuments(eq("tags", 7))).isEqualTo(stored.size());
      stored.forEach(
          (id, version) ->
              assertThat(leads.find(eq("key", id + "/" + version)).into(new ArrayList<>()))
                  .singleElement()
                  .returns(id, lead -> lead.getString("_id")));
      assertThat(traces).noneMatch(QueryTrace::isScan);
      Document counts = client.getDatabase("test").runCommand(new Document("validate", "leads"));
      Document perIndex = counts.get("keysPerIndex", Document.class);
      assertThat(perIndex.getLong("key_1")).isEqualTo(stored.size());
      assertThat(perIndex.getLong("state_1_version_1")).isEqualTo(stored.size());
      assertThat(perIndex.getLong("tags_1")).isEqualTo(2L * stored.size());
    }
  }

  private static int version(Document lead) {
    return lead.getInteger("version");
  }

  private static MongoCollection<Document> leads(MongoClient client) {
    return client.getDatabase("test").getCollection("leads");
  }

  private static MongoClient connect(String uri) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(uri))
            .applyToClusterSettings(c -> c.serverSelectionTimeout(2, TimeUnit.SECONDS))
            .build());
  }
}
