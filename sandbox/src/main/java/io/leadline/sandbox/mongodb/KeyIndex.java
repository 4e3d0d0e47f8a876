package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;

/** An index that the planner can read in the order of its keys, over any stretch of them. */
abstract class KeyIndex extends Index<Key> {

  private final boolean unique;

  KeyIndex(String name, List<IndexKey> keys, boolean unique, boolean sparse) {
    super(name, keys, sparse);
    this.unique = unique;
  }

  /** The documents whose keys lie between two keys, both included, in the order of the keys. */
  abstract Stream<Key> positions(Key from, Key to, boolean backwards);

  /** Whether some document has several keys; then the keys no longer tell the sort order. */
  abstract boolean isMultikey();

  static Stream<Key> stream(Cursor<Key, ?> cursor) {
    Iterable<Key> keys = () -> cursor;
    return StreamSupport.stream(keys.spliterator(), false);
  }

  List<String> fields() {
    return keys();
  }

  boolean skipsMissing() {
    return isSparse();
  }

  @Override
  public Key getPosition(Document document) {
    return Key.of(document.get("_id"));
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {
    checkAdd(after, collection);
  }

  @Override
  public boolean canHandle(Document query) {
    return false; // QueryPlan decides
  }

  @Override
  public Iterable<Key> getPositions(Document query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isUnique() {
    return unique;
  }

  @Override
  public long getDataSize() {
    return getCount();
  }
}
