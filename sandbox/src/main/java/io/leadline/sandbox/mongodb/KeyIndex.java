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
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * An index in a map, unique or not. The key of an entry is that of the document's values joined
 * with its position; the value says where the latter begins. A document with an array has an entry
 * per item. Descending fields are kept ascending and read backwards. The index on {@code _id} is
 * the data itself, which lies in the order of that key.
 */
final class KeyIndex extends Index<String> {

  /** Above all entries; present once a document had an array. */
  private static final String MULTIKEY = Keys.LAST + Keys.LAST;

  private static final Pattern DOT = Pattern.compile("\\.");

  private final WriteAheadLog log;
  private final MVMap<String, byte[]> entries;
  private final boolean unique;
  private final List<String> fields;
  private final List<String[]> paths;
  final boolean primary;

  KeyIndex(
      WriteAheadLog log,
      MVMap<String, byte[]> entries,
      String name,
      List<IndexKey> keys,
      boolean unique,
      boolean sparse) {
    super(name, keys, sparse);
    this.log = log;
    this.entries = entries;
    this.unique = unique;
    this.fields = keys.stream().map(IndexKey::getKey).toList();
    this.paths = fields.stream().map(field -> DOT.split(field)).toList();
    this.primary = name.equals(Constants.PRIMARY_KEY_INDEX_NAME);
  }

  /** The documents whose keys lie in the stretch, in the order of the keys. */
  Stream<String> positions(QueryPlan.Stretch stretch, boolean backwards) {
    if (primary && stretch.isPoint() && !stretch.from().isEmpty()) {
      return entries.containsKey(stretch.from()) ? Stream.of(stretch.from()) : Stream.empty();
    }
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

  /** How many entries lie in the stretch; reads none of them. */
  long count(QueryPlan.Stretch stretch) {
    return rank(stretch.to()) - rank(stretch.from());
  }

  /** How many keys are below this one. */
  private long rank(String key) {
    long index = entries.getKeyIndex(key);
    return index < 0 ? -index - 1 : index;
  }

  /** The fields that narrow a query: of an array, different items may meet the others. */
  List<String> fields() {
    return isMultikey() ? fields.subList(0, 1) : fields;
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
    Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(document, i);
    }
    return Arrays.asList(values);
  }

  /** Split once instead of by the server's own way, which every write of a document would pay. */
  private Object value(Document document, int field) {
    Object value = document;
    for (String name : paths.get(field)) {
      if (value instanceof Document parts) {
        value = parts.getOrMissing(name);
      } else {
        return value instanceof Collection
            ? Utils.getSubdocumentValueCollectionAware(document, fields.get(field))
            : Missing.getInstance();
      }
    }
    return value;
  }

  private static boolean hasArray(List<Object> values) {
    return values.stream().anyMatch(Collection.class::isInstance);
  }

  /** One for most documents, none where it is left out, one per item of an array. */
  private Set<String> valueKeys(Document document, List<Object> values) {
    if (hasArray(values)) { // refuses several arrays
      Set<KeyValue> items = getKeyValues(document);
      Set<KeyValue> all = items.isEmpty() ? Set.of(new KeyValue(values)) : items;
      return all.stream().map(Keys::ofAll).collect(Collectors.toSet());
    }
    boolean leftOut = isSparse() && values.stream().allMatch(Missing.class::isInstance);
    return leftOut ? Set.of() : Set.of(Keys.ofAll(values));
  }

  private static String idKey(Document document) {
    return Keys.of(document.get(Constants.ID_FIELD));
  }

  /** The server asks every index and wants to hear the same: it is enough that one knows. */
  @Override
  public @Nullable String getPosition(Document document) {
    return primary ? idKey(document) : null;
  }

  @Override
  public void checkAdd(Document document, MongoCollection<String> collection) {
    check(document, values(document), collection);
  }

  private void check(Document document, List<Object> values, MongoCollection<String> collection) {
    if (!unique && !hasArray(values)) {
      return; // neither a double nor several arrays to refuse
    }
    String own = primary ? "" : idKey(document);
    for (String key : valueKeys(document, values)) {
      QueryPlan.Stretch equal = QueryPlan.Stretch.point(key);
      if (unique && positions(equal, false).anyMatch(other -> !other.equals(own))) {
        throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(values));
      }
    }
  }

  @Override
  public void add(Document document, String position, MongoCollection<String> collection) {
    if (!primary) {
      add(document, values(document), position, collection);
    }
  }

  private void add(
      Document document, List<Object> values, String position, MongoCollection<String> collection) {
    check(document, values, collection);
    for (String key : valueKeys(document, values)) {
      byte[] end = ByteBuffer.allocate(Integer.BYTES).putInt(key.length()).array();
      log.put(entries, key + position, end);
    }
    if (hasArray(values)) {
      log.put(entries, MULTIKEY, new byte[0]);
    }
  }

  @Override
  public String remove(Document document) {
    String position = idKey(document);
    if (!primary) {
      remove(document, values(document), position);
    }
    return position;
  }

  private void remove(Document document, List<Object> values, String position) {
    valueKeys(document, values).forEach(key -> log.remove(entries, key + position));
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<String> collection) {
    if (!primary) { // whose field cannot change
      List<Object> values = values(after);
      if (!values.equals(values(before))) {
        check(after, values, collection);
      }
    }
  }

  @Override
  public void updateInPlace(
      Document before, Document after, String position, MongoCollection<String> collection) {
    List<Object> old = values(before);
    List<Object> values = values(after);
    if (!primary && !values.equals(old)) {
      remove(before, old, position);
      add(after, values, position, collection);
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
      log.removeMap(entries);
    }
  }
}
