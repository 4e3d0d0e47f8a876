package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * All databases of the store. A command that writes is answered when its writes are in the file:
 * whoever gets to commit first does it for all commands that have ended by then. A commit waits
 * until no command is half done, because what it writes is what a killed process finds again.
 */
final class IndexedBackend extends AbstractMongoBackend {

  private static final String WRITES =
      "(?i)insert|update|delete|findAndModify|(create|drop)(Indexes)?|dropDatabase";
  private static final int COMMITS_PER_COMPACTION = 20;
  private static final int COMPACTED_BYTES = 16 << 20;
  private static final int WANTED_FILL_PERCENT = 60;

  private final MVStore store;
  private final BooleanSupplier diskFull;
  private final Consumer<QueryTrace> traces;
  private final ReadWriteLock commands = new ReentrantReadWriteLock();
  private final AtomicLong ended = new AtomicLong();
  private long committed;
  private int commits;

  IndexedBackend(MVStore store, BooleanSupplier diskFull, Consumer<QueryTrace> traces) {
    super(Clock.systemUTC());
    this.store = store;
    this.diskFull = diskFull;
    this.traces = traces;
    store.getMapNames().stream()
        .filter(map -> map.startsWith(IndexedDatabase.DATA))
        .map(map -> map.substring(IndexedDatabase.DATA.length(), map.indexOf('.')))
        .forEach(this::resolveDatabase);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new IndexedDatabase(name, getCursorRegistry(), store, traces);
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    if (!command.matches(WRITES)) {
      MVStore.TxCounter version = store.registerVersionUsage(); // else its pages may be reused
      try {
        return read(channel, database, command, query);
      } finally {
        store.deregisterVersionUsage(version);
      }
    }
    if (diskFull.getAsBoolean()) {
      throw refused("the disk is full: writes are refused until there is room again");
    }
    Document answer;
    long turn;
    commands.readLock().lock();
    try {
      answer = super.handleCommand(channel, database, command, query);
      turn = ended.incrementAndGet();
    } finally {
      commands.readLock().unlock();
    }
    commitUpTo(turn);
    if (answer.get("writeErrors") instanceof List<?> errors
        && query.get("documents") instanceof List<?> documents) {
      boolean ordered = Utils.isTrue(query.get("ordered")); // the server counts the refused, too
      Object inserted = ((Document) errors.getFirst()).get("index");
      answer.put("n", ordered ? inserted : documents.size() - errors.size());
    }
    return answer;
  }

  private synchronized void commitUpTo(long turn) {
    if (committed >= turn) {
      return;
    }
    commands.writeLock().lock();
    try {
      if (store.isClosed()) {
        throw refused("the data file is closed");
      }
      store.commit();
      committed = ended.get();
      if (++commits % COMMITS_PER_COMPACTION == 0) {
        store.compact(WANTED_FILL_PERCENT, COMPACTED_BYTES);
      }
    } catch (MVStoreException e) {
      throw refused("the data file cannot be written: " + e.getMessage());
    } finally {
      commands.writeLock().unlock();
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
    List<Document> rows = rest.runStages(collection.handleQueryAsStream(filter));
    Document cursor = new Document("id", 0L).append("ns", collection.getFullName());
    return new Document("cursor", cursor.append("firstBatch", rows)).append("ok", 1.0);
  }
}
