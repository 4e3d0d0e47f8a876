package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * All databases of the store. A command that writes is answered when its writes would survive a
 * kill, which is for the log to see to.
 */
final class IndexedBackend extends AbstractMongoBackend {

  private static final Set<String> WRITES =
      Set.of(
          "insert",
          "update",
          "delete",
          "findandmodify",
          "create",
          "createindexes",
          "drop",
          "dropindexes",
          "dropdatabase");

  /** What drivers append to a filter to have its documents counted. */
  private static final List<Document> COUNT =
      List.of(new Document("$group", new Document("_id", 1).append("n", new Document("$sum", 1))));

  private final MVStore store;
  private final WriteAheadLog log;
  private final BooleanSupplier diskFull;
  private final Consumer<Supplier<QueryTrace>> traces;

  IndexedBackend(
      MVStore store,
      WriteAheadLog log,
      BooleanSupplier diskFull,
      Consumer<Supplier<QueryTrace>> traces) {
    super(Clock.systemUTC());
    this.store = store;
    this.log = log;
    this.diskFull = diskFull;
    this.traces = traces;
    store.getMapNames().stream()
        .filter(map -> map.startsWith(IndexedDatabase.DATA))
        .map(map -> map.substring(IndexedDatabase.DATA.length(), map.indexOf('.')))
        .forEach(this::resolveDatabase);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new IndexedDatabase(name, getCursorRegistry(), store, log, traces);
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    MVStore.TxCounter version = store.registerVersionUsage(); // else its pages may be reused
    try {
      return WRITES.contains(command.toLowerCase(Locale.ROOT))
          ? write(channel, database, command, query)
          : read(channel, database, command, query);
    } finally {
      store.deregisterVersionUsage(version);
    }
  }

  private Document write(Channel channel, String database, String command, Document query) {
    if (diskFull.getAsBoolean()) {
      throw refused("the disk is full: writes are refused until there is room again");
    }
    Document answer = super.handleCommand(channel, database, command, query);
    keep();
    if (answer.get("writeErrors") instanceof List<?> errors
        && query.get("documents") instanceof List<?> documents) {
      boolean ordered = Utils.isTrue(query.get("ordered")); // the server counts the refused, too
      Object inserted = ((Document) errors.getFirst()).get("index");
      answer.put("n", ordered ? inserted : documents.size() - errors.size());
    }
    return answer;
  }

  private void keep() {
    if (store.isClosed()) {
      throw refused("the data file is closed");
    }
    try {
      log.await();
    } catch (MVStoreException | UncheckedIOException e) {
      throw refused("the data file cannot be written: " + e.getMessage());
    }
  }

  private static MongoServerError refused(String why) {
    return new MongoServerError(14031, "OutOfDiskSpace", why);
  }

  /** A leading {@code $match}, as of every count, goes through the planner. */
  private Document read(Channel channel, String database, String command, Document query) {
    query.putIfAbsent("batchSize", IndexedCollection.PAGE);
    if (!command.equals("aggregate")) {
      return super.handleCommand(channel, database, command, query);
    }
    MongoDatabase own = resolveDatabase(database);
    MongoCollection<?> collection = own.resolveCollection((String) query.get(command), false);
    List<Document> stages = Aggregation.parse(query.get("pipeline"));
    if (collection == null || stages.isEmpty()) {
      return super.handleCommand(channel, database, command, query);
    }
    Object match = stages.getFirst().get("$match");
    List<Document> others = stages.subList(match == null ? 0 : 1, stages.size());
    Aggregation rest =
        Aggregation.fromPipeline(others, this::resolveDatabase, own, collection, oplog);
    rest.validate(query);
    if (rest.isModifying()) {
      throw new MongoServerError(238, "NotImplemented", "an aggregation cannot write here");
    }
    Document filter = match == null ? new Document() : (Document) match;
    if (others.equals(COUNT) && collection instanceof IndexedCollection indexed) {
      OptionalLong count = indexed.countByIndex(filter);
      if (count.isPresent()) {
        return page(collection, count(count.getAsLong()));
      }
    }
    return page(collection, rest.runStages(collection.handleQueryAsStream(filter)));
  }

  private static List<Document> count(long count) {
    return count == 0
        ? List.of()
        : List.of(new Document("_id", 1).append("n", Math.toIntExact(count)));
  }

  private static Document page(MongoCollection<?> collection, List<Document> rows) {
    Document cursor = new Document("id", 0L).append("ns", collection.getFullName());
    return new Document("cursor", cursor.append("firstBatch", rows)).append("ok", 1.0);
  }
}
