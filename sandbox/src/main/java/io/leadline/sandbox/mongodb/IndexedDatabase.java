package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Constants;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;

/** A database in the store: one map per collection and one per index, named after them. */
final class IndexedDatabase extends AbstractSynchronizedMongoDatabase<String> {

  static final String DATA = "documents/";

  private final MVStore store;
  private final WriteAheadLog log;
  private final Consumer<Supplier<QueryTrace>> traces;

  IndexedDatabase(
      String name,
      CursorRegistry cursors,
      MVStore store,
      WriteAheadLog log,
      Consumer<Supplier<QueryTrace>> traces) {
    super(name, cursors);
    this.store = store;
    this.log = log;
    this.traces = traces;
    initializeNamespacesAndIndexes();
  }

  private MVMap<String, byte[]> map(String kind, String name) {
    String full = kind + getFullCollectionNamespace(name);
    boolean isNew = !store.hasMap(full);
    MVMap<String, byte[]> map = open(store, full);
    if (isNew) {
      log.mapsChange();
    }
    return map;
  }

  static MVMap<String, byte[]> open(MVStore store, String map) {
    return store.openMap(
        map,
        new MVMap.Builder<String, byte[]>()
            .keyType(StringDataType.INSTANCE)
            .valueType(ByteArrayDataType.INSTANCE));
  }

  @Override
  protected MongoCollection<String> openOrCreateCollection(String name, CollectionOptions options) {
    return new IndexedCollection(this, name, options, cursorRegistry, log, map(DATA, name), traces);
  }

  @Override
  protected Index<String> openOrCreateUniqueIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    boolean primary = name.equals(Constants.PRIMARY_KEY_INDEX_NAME);
    MVMap<String, byte[]> entries =
        primary ? map(DATA, collection) : map("index/", collection + "/" + name);
    return new KeyIndex(log, entries, name, keys, true, sparse);
  }

  @Override
  protected Index<String> openOrCreateSecondaryIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    MVMap<String, byte[]> entries = map("index/", collection + "/" + name);
    return new KeyIndex(log, entries, name, keys, false, sparse);
  }

  @Override
  public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
    throw new MongoServerError(238, "NotImplemented", "the embedded server does not rename");
  }

  @Override
  protected long getStorageSize() {
    return store.getFileStore() == null ? 0 : store.getFileStore().size();
  }

  @Override
  protected long getFileSize() {
    return getStorageSize();
  }
}
