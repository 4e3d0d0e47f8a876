package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.function.Consumer;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;

/** A database in the store: one map per collection and one per index, named after them. */
final class IndexedDatabase extends AbstractSynchronizedMongoDatabase<Key> {

  static final String DATA = "data/";
  private static final Key.Type KEYS = new Key.Type();

  private final MVStore store;
  private final Consumer<QueryTrace> traces;

  IndexedDatabase(String name, CursorRegistry cursors, MVStore store, Consumer<QueryTrace> traces) {
    super(name, cursors);
    this.store = store;
    this.traces = traces;
    initializeNamespacesAndIndexes();
  }

  private MVMap<Key, byte[]> data(String collection) {
    return store.openMap(
        DATA + getFullCollectionNamespace(collection),
        new MVMap.Builder<Key, byte[]>().keyType(KEYS).valueType(ByteArrayDataType.INSTANCE));
  }

  @Override
  protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
    return new IndexedCollection(this, name, options, cursorRegistry, data(name), traces);
  }

  @Override
  protected Index<Key> openOrCreateUniqueIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    return name.equals("_id_")
        ? new PrimaryIndex(data(collection))
        : openIndex(collection, name, keys, true, sparse);
  }

  @Override
  protected Index<Key> openOrCreateSecondaryIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    return openIndex(collection, name, keys, false, sparse);
  }

  private KeyIndex openIndex(
      String collection, String name, List<IndexKey> keys, boolean unique, boolean sparse) {
    MVMap<Key, Long> entries =
        store.openMap(
            "index/" + getFullCollectionNamespace(collection) + "/" + name,
            new MVMap.Builder<Key, Long>().keyType(KEYS).valueType(LongDataType.INSTANCE));
    return new ValueIndex(entries, name, keys, unique, sparse);
  }

  @Override
  public Document handleCommand(
      Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
    return switch (command) {
      case "find" -> {
        query.putIfAbsent("batchSize", IndexedCollection.PAGE);
        yield super.handleCommand(channel, command, query, databases, oplog);
      }
      case "insert" -> {
        Document answer = super.handleCommand(channel, command, query, databases, oplog);
        yield withInserted(query, answer);
      }
      case "aggregate" -> aggregate(channel, query, databases, oplog);
      default -> super.handleCommand(channel, command, query, databases, oplog);
    };
  }

  /** The server counts refused documents as inserted. */
  private static Document withInserted(Document query, Document answer) {
    if (answer.get("writeErrors") instanceof List<?> errors
        && errors.getFirst() instanceof Document first
        && query.get("documents") instanceof List<?> documents) {
      boolean ordered = Utils.isTrue(query.get("ordered"));
      answer.put("n", ordered ? first.get("index") : documents.size() - errors.size());
    }
    return answer;
  }

  /** A leading {@code $match}, as of every count, goes through the planner. */
  private Document aggregate(
      Channel channel, Document query, DatabaseResolver databases, Oplog oplog) {
    String name = (String) query.get("aggregate");
    List<Document> stages = Aggregation.parse(query.get("pipeline"));
    MongoCollection<Key> collection = resolveCollection(name, false);
    if (collection == null
        || stages.isEmpty()
        || !(stages.getFirst().get("$match") instanceof Document filter)) {
      return super.handleCommand(channel, "aggregate", query, databases, oplog);
    }
    List<Document> others = stages.subList(1, stages.size());
    Aggregation rest = Aggregation.fromPipeline(others, databases, this, collection, oplog);
    rest.validate(query);
    List<Document> rows = rest.runStages(collection.handleQueryAsStream(filter));
    Document cursor = new Document("id", 0L).append("ns", collection.getFullName());
    return new Document("cursor", cursor.append("firstBatch", rows)).append("ok", 1.0);
  }

  @Override
  public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
    throw new MongoServerError(238, "NotImplemented", "the embedded server does not rename");
  }

  @Override
  protected long getStorageSize() {
    FileStore<?> file = store.getFileStore();
    return file == null ? 0 : file.size();
  }

  @Override
  protected long getFileSize() {
    return getStorageSize();
  }
}
