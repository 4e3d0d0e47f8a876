package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Constants;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection in one map of the store: documents as immutable BSON under the key of their {@code
 * _id}, decoded when read. Queries follow a {@link QueryPlan}. A result keeps one page of
 * documents; of the rest it keeps the keys, so that reading a whole collection takes little memory.
 */
final class IndexedCollection extends AbstractSynchronizedMongoCollection<String> {

  static final int PAGE = 1_000;

  private final WriteAheadLog log;
  private final MVMap<String, byte[]> data;
  private final KeyIndex primary;
  private final Consumer<Supplier<QueryTrace>> traces;
  private boolean firstOnly;

  IndexedCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      CursorRegistry cursors,
      WriteAheadLog log,
      MVMap<String, byte[]> data,
      Consumer<Supplier<QueryTrace>> traces) {
    super(database, name, options, cursors);
    this.log = log;
    this.data = data;
    this.traces = traces;
    List<IndexKey> id = List.of(new IndexKey(Constants.ID_FIELD, true));
    primary = new KeyIndex(log, data, Constants.PRIMARY_KEY_INDEX_NAME, id, true, false);
  }

  @Override
  protected QueryResult matchDocuments(
      Document filter, @Nullable Document sort, int skip, int most, int batch, Document fields) {
    Document order = sort == null ? new Document() : sort;
    int limit = firstOnly ? 1 : most;
    QueryPlan plan = plan(filter, order, limit > 0);
    AtomicLong examined = new AtomicLong();
    Stream<DocumentWithPosition<String>> found =
        plan.positions()
            .peek(position -> examined.incrementAndGet())
            .map(position -> new DocumentWithPosition<>(getDocument(position), position))
            .filter(candidate -> documentMatchesQuery(candidate.getDocument(), filter));
    if (!plan.ordered()) {
      Comparator<Document> byOrder = new DocumentComparator(order);
      found = found.sorted(Comparator.comparing(DocumentWithPosition::getDocument, byOrder));
    }
    List<Document> page = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    found
        .skip(skip)
        .limit(limit > 0 ? limit : Long.MAX_VALUE)
        .forEachOrdered(
            row -> {
              if (page.size() < (batch > 0 ? batch : PAGE)) {
                page.add(row.getDocument());
              } else {
                rest.add(row.getPosition());
              }
            });
    int returned = page.size() + rest.size();
    boolean scan = !plan.isBounded() && (limit == 0 || examined.get() > returned);
    tell(filter, plan, scan, examined.get(), returned);
    Stream<Document> later =
        rest.stream()
            .flatMap(position -> find(position).stream())
            .filter(each -> documentMatchesQuery(each, filter));
    Iterator<Document> documents = Stream.concat(page.stream(), later).iterator();
    if (batch == 0) { // asked by the server itself, which wants all
      return new QueryResult(() -> documents);
    }
    Cursor cursor = cursor(documents, fields);
    List<Document> first = cursor.takeDocuments(batch);
    if (cursor.isEmpty()) {
      return new QueryResult(first);
    }
    cursorRegistry.add(cursor);
    return new QueryResult(first, cursor);
  }

  private QueryPlan plan(Document filter, Document order, boolean limited) {
    return QueryPlan.byId(primary, filter)
        .orElseGet(
            () -> {
              Stream<KeyIndex> indexes = getIndexes().stream().map(KeyIndex.class::cast);
              return QueryPlan.choose(
                  Stream.concat(indexes, Stream.of(primary)), filter, order, limited);
            });
  }

  /** How many documents match, if an index can tell without any of them being read. */
  synchronized OptionalLong countByIndex(Document filter) {
    QueryPlan plan = plan(filter, new Document(), false);
    OptionalLong count = plan.countOf(filter);
    count.ifPresent(matching -> tell(filter, plan, false, 0, matching));
    return count;
  }

  private void tell(Document filter, QueryPlan plan, boolean scan, long examined, long returned) {
    if (!getCollectionName().startsWith("system.")) {
      traces.accept(
          () ->
              new QueryTrace(
                  getFullName(),
                  QueryTrace.shape(filter),
                  plan.index().getName(),
                  !plan.ordered(),
                  scan,
                  examined,
                  returned));
    }
  }

  private Cursor cursor(Iterator<Document> documents, Document fields) {
    return new AbstractCursor(cursorRegistry.generateCursorId()) {
      @Override
      public boolean isEmpty() {
        return !documents.hasNext();
      }

      @Override
      public List<Document> takeDocuments(int size) {
        List<Document> next = new ArrayList<>();
        while (next.size() < (size > 0 ? size : PAGE) && documents.hasNext()) {
          next.add(documents.next());
        }
        return matchDocumentsFromStream(next.stream(), new Document(), null, 0, 0, 0, fields)
            .collectDocuments();
      }
    };
  }

  private Optional<Document> find(String position) {
    return Optional.ofNullable(data.get(position))
        .map(bson -> BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bson)));
  }

  @Override
  protected Document getDocument(String position) {
    return find(position).orElseThrow();
  }

  @Override
  protected String addDocumentInternal(Document document) {
    String id = getIdField();
    String position = Keys.of(id == null ? UUID.randomUUID() : document.get(id));
    handleUpdate(position, document, document);
    return position;
  }

  @Override
  protected void handleUpdate(String position, Document before, Document after) {
    ByteBuf out = Unpooled.buffer();
    BsonEncoder.encodeDocument(after, out);
    log.put(data, position, ByteBufUtil.getBytes(out));
  }

  @Override
  protected void removeDocument(String position) {
    log.remove(data, position);
  }

  @Override
  public synchronized void addDocument(Document document) {
    log.atOnce(
        () -> {
          super.addDocument(document);
          return document;
        });
  }

  @Override
  public synchronized void removeDocument(Document document) {
    log.atOnce(
        () -> {
          super.removeDocument(document);
          return document;
        });
  }

  @Override
  public synchronized Document findAndModify(Document query) {
    return log.atOnce(() -> super.findAndModify(query));
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
      return log.atOnce(
          () -> super.updateDocuments(filter, update, arrayFilters, isMulti, isUpsert, oplog));
    } finally {
      firstOnly = false;
    }
  }

  @Override
  public synchronized void addIndex(Index<String> index) {
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
    log.removeMap(data);
  }

  @Override
  protected Stream<DocumentWithPosition<String>> streamAllDocumentsWithPosition() {
    return data.keySet().stream()
        .map(position -> new DocumentWithPosition<>(getDocument(position), position));
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
