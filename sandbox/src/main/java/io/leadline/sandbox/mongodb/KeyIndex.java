package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Constants;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/**
 * An index in a map, unique or not. The key of an entry is that of the document's values joined
 * with its position; the value says where the latter begins. A document with an array has an entry
 * per item. Descending fields are kept ascending and read backwards. The index on {@code _id} is
 * the data itself, which lies in the order of that key.
 */
final class KeyIndex extends Index<String> {

  /** Above all entries; present once a document had an array. */
  private static final String MULTIKEY = Keys.LAST + Keys.LAST;

  private final MVMap<String, byte[]> entries;
  private final boolean unique;
  final boolean primary;

  KeyIndex(
      MVMap<String, byte[]> entries,
      String name,
      List<IndexKey> keys,
      boolean unique,
      boolean sparse) {
    super(name, keys, sparse);
    this.entries = entries;
    this.unique = unique;
    this.primary = name.equals(Constants.PRIMARY_KEY_INDEX_NAME);
  }

  /** The documents whose keys lie in the stretch, in the order of the keys. */
  Stream<String> positions(QueryPlan.Stretch stretch, boolean backwards) {
    Cursor<String, byte[]> cursor =
        backwards
            ? entries.cursor(stretch.to(), stretch.from(), true)
            : entries.cursor(stretch.from(), stretch.to(), false);
    Stream<String> keys =
        StreamSupport.stream(((Iterable<String>) () -> cursor).spliterator(), false);
    return primary
        ? keys
        : keys.map(key -> key.substring(ByteBuffer.wrap(cursor.getValue()).getInt()));
  }

  /** The fields that narrow a query: of an array, different items may meet the others. */
  List<String> fields() {
    return isMultikey() ? keys().subList(0, 1) : keys();
  }

  /** Whether some document has an array; then the keys do not tell the sort order. */
  boolean isMultikey() {
    return entries.containsKey(MULTIKEY);
  }

  @Override
  protected boolean isSparse() {
    return super.isSparse();
  }

  private List<Object> values(Document document) {
    return keys().stream()
        .map(field -> Utils.getSubdocumentValueCollectionAware(document, field))
        .toList();
  }

  private Set<String> valueKeys(Document document) {
    List<Object> values = values(document);
    if (isSparse() && values.stream().allMatch(Missing.class::isInstance)) {
      return Set.of();
    }
    Set<KeyValue> perItem = getKeyValues(document); // refuses several arrays
    Set<KeyValue> all = perItem.isEmpty() ? Set.of(new KeyValue(values)) : perItem;
    return all.stream().map(Keys::ofAll).collect(Collectors.toSet());
  }

  @Override
  public String getPosition(Document document) {
    return Keys.of(document.get(Constants.ID_FIELD));
  }

  @Override
  public void checkAdd(Document document, MongoCollection<String> collection) {
    if (!unique && values(document).stream().noneMatch(Collection.class::isInstance)) {
      return; // neither a double nor several arrays to refuse
    }
    String own = primary ? "" : getPosition(document);
    for (String key : valueKeys(document)) {
      QueryPlan.Stretch equal = QueryPlan.Stretch.point(key);
      if (unique && positions(equal, false).anyMatch(other -> !other.equals(own))) {
        throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(values(document)));
      }
    }
  }

  @Override
  public void add(Document document, String position, MongoCollection<String> collection) {
    if (!primary) {
      checkAdd(document, collection);
      valueKeys(document)
          .forEach(
              key ->
                  entries.put(
                      key + position,
                      ByteBuffer.allocate(Integer.BYTES).putInt(key.length()).array()));
      if (values(document).stream().anyMatch(Collection.class::isInstance)) {
        entries.put(MULTIKEY, new byte[0]);
      }
    }
  }

  @Override
  public String remove(Document document) {
    String position = getPosition(document);
    if (!primary) {
      valueKeys(document).forEach(key -> entries.remove(key + position));
    }
    return position;
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<String> collection) {
    if (!primary) { // whose field cannot change
      checkAdd(after, collection);
    }
  }

  @Override
  public void updateInPlace(
      Document before, Document after, String position, MongoCollection<String> collection) {
    if (!valueKeys(before).equals(valueKeys(after))) {
      remove(before);
      add(after, position, collection);
    }
  }

  @Override
  public boolean canHandle(Document query) {
    return false; // QueryPlan decides
  }

  @Override
  public Iterable<String> getPositions(Document query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isUnique() {
    return unique;
  }

  @Override
  public long getCount() {
    return entries.sizeAsLong() - (isMultikey() ? 1 : 0);
  }

  @Override
  public long getDataSize() {
    return getCount();
  }

  @Override
  public void drop() {
    if (!primary) { // else the collection drops it
      entries.getStore().removeMap(entries);
    }
  }
}
