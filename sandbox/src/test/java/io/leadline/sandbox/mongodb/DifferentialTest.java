package io.leadline.sandbox.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Plans may only make answers faster: the plain in-memory server, which scans, gives the same. */
class DifferentialTest {

  private final MongoServer plain = new MongoServer(new MemoryBackend());
  private final EmbeddedMongo embedded = EmbeddedMongo.inMemory();
  private final List<QueryTrace> traces = new ArrayList<>();
  private MongoClient plainClient;
  private MongoClient embeddedClient;
  private MongoCollection<Document> expected;
  private MongoCollection<Document> actual;

  @BeforeEach
  void connect() {
    plainClient = MongoClients.create(plain.bindAndGetConnectionString());
    embeddedClient = MongoClients.create(embedded.uri());
    expected = plainClient.getDatabase("test").getCollection("leads");
    actual = embeddedClient.getDatabase("test").getCollection("leads");
    embedded.onQuery(traces::add);
  }

  @AfterEach
  void disconnect() {
    plainClient.close();
    embeddedClient.close();
    plain.shutdownNow();
    embedded.close();
  }

  @Test
  void answersLikeTheScanningServer() {
    compare(20261124, 4_000);
  }

  @Tag("chaos")
  @Test
  void answersLikeTheScanningServer_manySeeds() {
    for (int seed = 1; seed <= 5; seed++) {
      expected.drop();
      actual.drop();
      compare(seed, 6_000);
    }
  }

  private void compare(long seed, int steps) {
    RandomLeads random = new RandomLeads(seed);
    for (MongoCollection<Document> leads : List.of(expected, actual)) {
      leads.createIndex(new Document("key", 1), new IndexOptions().unique(true).sparse(true));
      leads.createIndex(new Document("state", 1).append("at", 1));
      leads.createIndex(new Document("mixed", 1));
      leads.createIndex(new Document("tags", 1).append("at", 1));
      leads.createIndex(new Document("place.city", 1).append("state", 1).append("slot", -1));
      leads.createIndex(new Document("items.n", 1));
      leads.createIndex(new Document("labels", 1));
      leads.createIndex(new Document("slot", 1).append("_id", 1));
      leads.createIndex(new Document("judgeAt", 1), new IndexOptions().sparse(true));
    }
    for (int step = 0; step < steps; step++) {
      Operation operation = random.upTo(4) == 0 ? write(random) : read(random);
      assertThat(answer(operation, actual))
          .as("seed %s, step %s: %s", seed, step, operation.name)
          .isEqualTo(answer(operation, expected));
    }
    assertThat(traces.stream().map(QueryTrace::index).distinct()).hasSizeGreaterThan(6);
  }

  private record Operation(String name, Function<MongoCollection<Document>, Object> run) {}

  private static String answer(Operation operation, MongoCollection<Document> leads) {
    try {
      return String.valueOf(operation.run.apply(leads));
    } catch (MongoBulkWriteException e) {
      Stream<BulkWriteError> errors = e.getWriteErrors().stream();
      return errors.map(error -> error.getIndex() + ":" + error.getCode()).toList().toString();
    } catch (MongoException e) {
      return "error " + e.getCode();
    }
  }

  private static Operation read(RandomLeads random) {
    Document filter = random.filter();
    Document order = random.order();
    int skip = random.upTo(3) == 0 ? random.upTo(20) : 0;
    int limit = random.upTo(2) == 0 ? random.upTo(30) : 0;
    int batch = random.upTo(2) == 0 ? 2 + random.upTo(20) : 0;
    String name = filter.toJson() + " sorted " + order.toJson() + " " + skip + "+" + limit;
    return switch (random.upTo(6)) {
      case 0 -> new Operation("count " + name, leads -> leads.countDocuments(filter));
      case 1 ->
          new Operation(
              "distinct " + name,
              leads -> leads.distinct("state", filter, String.class).into(list()));
      case 2 ->
          new Operation(
              "unsorted " + name,
              leads ->
                  leads.find(filter).into(list()).stream().map(Document::toJson).sorted().toList());
      case 3 ->
          new Operation(
              "projected " + name,
              leads ->
                  leads.find(filter).sort(order).projection(new Document("at", 1)).into(list()));
      default ->
          new Operation(
              "find " + name,
              leads -> {
                FindIterable<Document> found = leads.find(filter).sort(order).skip(skip);
                return found.limit(limit).batchSize(batch).into(list()).stream()
                    .map(Document::toJson)
                    .toList();
              });
    };
  }

  private static <T> List<T> list() {
    return new ArrayList<>();
  }

  private static Operation write(RandomLeads random) {
    Document filter = random.filter();
    Document change = random.change();
    Document one = new Document("_id", random.id()).append("state", "ACTIVE");
    Document key = new Document("$set", new Document("key", random.upTo(200)));
    Document order = random.order();
    Document lead = random.lead();
    List<Document> leads = Stream.generate(random::lead).limit(1 + random.upTo(20)).toList();
    String name = filter.toJson() + " " + change.toJson() + " " + one.toJson() + " ";
    return switch (random.upTo(12)) {
      case 0 -> new Operation("insert one", into -> into.insertOne(new Document(lead)));
      case 1, 2, 3 ->
          new Operation(
              "insert many",
              into ->
                  into.insertMany(
                          leads.stream().map(Document::new).toList(),
                          new InsertManyOptions().ordered(false))
                      .getInsertedIds()
                      .size());
      case 4 -> new Operation("update many " + name, into -> into.updateMany(filter, change));
      case 5 -> new Operation("conditional update " + name, into -> into.updateOne(one, change));
      case 6 ->
          new Operation(
              "upsert " + name,
              into -> into.updateOne(one, change, new UpdateOptions().upsert(true)));
      case 7 -> new Operation("unique update " + name + key, into -> into.updateOne(one, key));
      case 8 ->
          new Operation(
              "find and update " + name,
              into ->
                  into.findOneAndUpdate(
                      filter,
                      change,
                      new FindOneAndUpdateOptions()
                          .sort(order)
                          .returnDocument(ReturnDocument.AFTER)));
      case 9 ->
          new Operation(
              "bulk",
              into ->
                  into.bulkWrite(
                      leads.stream()
                          .map(
                              each ->
                                  new UpdateOneModel<Document>(
                                      new Document("_id", each.get("_id")).append("state", "NEW"),
                                      change,
                                      new UpdateOptions().upsert(true)))
                          .toList(),
                      new BulkWriteOptions().ordered(false)));
      case 10 -> new Operation("delete " + name, into -> into.deleteOne(one));
      default ->
          new Operation(
              "delete many " + name,
              into -> into.deleteMany(new Document("$and", List.of(filter, one))));
    };
  }
}
