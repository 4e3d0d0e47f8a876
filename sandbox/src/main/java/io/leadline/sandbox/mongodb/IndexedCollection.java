package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * A collection in one map of the store: documents as immutable BSON under the key of their {@code
 * _id}, decoded when read. Queries follow a {@link QueryPlan}. A result keeps one page of
 * documents; of the rest it keeps the keys, so that reading a whole collection takes little memory.
 */
final class IndexedCollection extends AbstractSynchronizedMongoCollection<Key> {

  static final int PAGE = 1_000;

  private final MVMap<Key, byte[]> data;
  private final Consumer<QueryTrace> traces;
  private boolean firstOnly;

  IndexedCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      CursorRegistry cursors,
      MVMap<Key, byte[]> data,
      Consumer<QueryTrace> traces) {
    super(database, name, options, cursors);
    this.data = data;
    this.traces = traces;
  }

  @Override
  protected QueryResult queryDocuments(
      Document filter,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    Document order = orderBy == null ? new Document() : orderBy;
    if (order.containsKey("$natural")) {
      order = new Document("_id", order.get("$natural"));
    }
    int most = firstOnly ? 1 : limit;
    List<KeyIndex> indexes = new ArrayList<>(List.of(new PrimaryIndex(data)));
    getIndexes().forEach(index -> indexes.add((KeyIndex) index));
    QueryPlan plan = QueryPlan.choose(indexes, filter, order, most > 0);

    AtomicLong examined = new AtomicLong();
    List<Document> page = new ArrayList<>();
    ArrayDeque<Key> rest = new ArrayDeque<>();
    int pageSize = batchSize > 0 ? batchSize : PAGE;
    MVStore store = data.getStore();
    MVStore.TxCounter snapshot = store.registerVersionUsage(); // else a commit may reuse its pages
    try {
      Stream<DocumentWithPosition<Key>> found =
          plan.positions()
              .peek(position -> examined.incrementAndGet())
              .map(position -> new DocumentWithPosition<>(getDocument(position), position))
              .filter(candidate -> documentMatchesQuery(candidate.getDocument(), filter));
      if (!plan.ordered()) {
        Comparator<Document> byOrder = new DocumentComparator(order);
        found = found.sorted(Comparator.comparing(DocumentWithPosition::getDocument, byOrder));
      }
      found = found.skip(skip).limit(most > 0 ? most : Long.MAX_VALUE);
      found.forEachOrdered(
          row -> {
            if (page.size() < pageSize) {
              page.add(row.getDocument());
            } else {
              rest.add(row.getPosition());
            }
          });
    } finally {
      store.deregisterVersionUsage(snapshot);
    }
    if (!getCollectionName().startsWith("system.")) {
      int returned = page.size() + rest.size();
      traces.accept(
          QueryTrace.of(getFullName(), filter, order, plan, examined.get(), returned, most));
    }
    if (batchSize
        == 0) { // asked by the server itself, which wants all and may change them meanwhile
      return new QueryResult(() -> Stream.concat(page.stream(), stream(rest)).iterator());
    }
    if (rest.isEmpty()) {
      return new QueryResult(project(page, fields));
    }
    KeyCursor cursor = new KeyCursor(cursorRegistry.generateCursorId(), rest, filter, fields, this);
    cursorRegistry.add(cursor);
    return new QueryResult(project(page, fields), cursor);
  }

  /** Documents that still exist and still match, without the fields that nobody asked for. */
  List<Document> fetch(List<Key> positions, Document filter, @Nullable Document fields) {
    return project(
        stream(positions).filter(each -> documentMatchesQuery(each, filter)).toList(), fields);
  }

  private Stream<Document> stream(Collection<Key> positions) {
    return positions.stream().flatMap(position -> Stream.ofNullable(find(position)));
  }

  private List<Document> project(List<Document> documents, @Nullable Document fields) {
    return matchDocumentsFromStream(documents.stream(), new Document(), null, 0, 0, 0, fields)
        .collectDocuments();
  }

  private @Nullable Document find(Key position) {
    MVStore.TxCounter snapshot = data.getStore().registerVersionUsage();
    try {
      byte[] bson = data.get(position);
      return bson == null ? null : BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson));
    } finally {
      data.getStore().deregisterVersionUsage(snapshot);
    }
  }

  private static byte[] encode(Document document) {
    ByteBuf out = Unpooled.buffer(512);
    BsonEncoder.encodeDocument(document, out);
    return ByteBufUtil.getBytes(out);
  }

  @Override
  protected Document getDocument(Key position) {
    return Objects.requireNonNull(find(position), "index and data disagree");
  }

  @Override
  protected Key addDocumentInternal(Document document) {
    String id = getIdField();
    Key position = Key.of(id == null ? UUID.randomUUID() : document.get(id));
    data.put(position, encode(document));
    return position;
  }

  @Override
  protected void handleUpdate(Key position, Document before, Document after) {
    data.put(position, encode(after));
  }

  @Override
  protected void removeDocument(Key position) {
    data.remove(position);
  }

  /** An update of one document need not look for a second one. */
  @Override
  public synchronized Document updateDocuments(
      Document filter,
      Document update,
      ArrayFilters arrayFilters,
      boolean isMulti,
      boolean isUpsert,
      Oplog oplog) {
    firstOnly = !isMulti;
    try {
      return super.updateDocuments(filter, update, arrayFilters, isMulti, isUpsert, oplog);
    } finally {
      firstOnly = false;
    }
  }

  @Override
  public synchronized void addIndex(Index<Key> index) {
    try {
      super.addIndex(index);
    } catch (IndexBuildFailedException e) {
      index.drop(); // or the next attempt would take the half of it for the whole
      throw e;
    }
  }

  @Override
  public synchronized void dropIndex(String indexName) {
    super.dropIndex(indexName);
  }

  @Override
  public synchronized void drop() {
    super.drop();
    data.getStore().removeMap(data);
  }

  @Override
  protected Stream<DocumentWithPosition<Key>> streamAllDocumentsWithPosition() {
    return data.entrySet().stream()
        .map(Map.Entry::getKey)
        .map(position -> new DocumentWithPosition<>(getDocument(position), position));
  }

  @Override
  protected QueryResult matchDocuments(
      Document filter, Document order, int skip, int limit, int batchSize, Document fields) {
    return queryDocuments(filter, order, skip, limit, batchSize, fields);
  }

  @Override
  public int count() {
    return data.size();
  }

  @Override
  protected boolean tracksDataSize() {
    return false;
  }

  @Override
  protected void updateDataSize(int sizeDelta) {}

  @Override
  protected int getDataSize() {
    return 0;
  }
}
