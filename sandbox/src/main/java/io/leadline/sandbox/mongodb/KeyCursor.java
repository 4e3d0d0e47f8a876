package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rest of a result, as keys; a document that is gone or no longer matches is left out. */
final class KeyCursor extends AbstractCursor {

  private final Deque<Key> positions;
  private final Document filter;
  private final @Nullable Document fields;
  private final IndexedCollection collection;

  KeyCursor(
      long id,
      Deque<Key> positions,
      Document filter,
      @Nullable Document fields,
      IndexedCollection collection) {
    super(id);
    this.positions = positions;
    this.filter = filter;
    this.fields = fields;
    this.collection = collection;
  }

  @Override
  public synchronized boolean isEmpty() {
    return positions.isEmpty();
  }

  @Override
  public synchronized List<Document> takeDocuments(int batchSize) {
    List<Key> next = new ArrayList<>();
    int size = batchSize > 0 ? batchSize : IndexedCollection.PAGE;
    while (next.size() < size && !positions.isEmpty()) {
      next.add(positions.removeFirst());
    }
    return collection.fetch(next, filter, fields);
  }
}
