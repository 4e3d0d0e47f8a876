package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/**
 * An index on other fields, unique or not. The key of an entry is that of the document's values
 * joined with that of its {@code _id}; the value says where the latter begins. A document with an
 * array has an entry per item. Descending fields are kept ascending and read backwards.
 */
final class ValueIndex extends KeyIndex {

  /** Above all entries; present once a document had several of them. */
  private static final Key MULTIKEY = Key.EMPTY.last().last();

  private final MVMap<Key, Long> entries;

  ValueIndex(
      MVMap<Key, Long> entries, String name, List<IndexKey> keys, boolean unique, boolean sparse) {
    super(name, keys, unique, sparse);
    this.entries = entries;
  }

  @Override
  Stream<Key> positions(Key from, Key to, boolean backwards) {
    Cursor<Key, Long> cursor =
        entries.cursor(backwards ? to : from, backwards ? from : to, backwards);
    return stream(cursor).map(entry -> entry.from(cursor.getValue().intValue()));
  }

  @Override
  boolean isMultikey() {
    return entries.containsKey(MULTIKEY);
  }

  private Set<KeyValue> values(Document document) {
    List<Object> values =
        keys().stream().map(f -> Utils.getSubdocumentValueCollectionAware(document, f)).toList();
    if (isSparse() && values.stream().allMatch(Missing.class::isInstance)) {
      return Set.of();
    }
    Set<KeyValue> perItem = getKeyValues(document);
    return perItem.isEmpty() ? Set.of(new KeyValue(values)) : perItem; // an empty array is a value
  }

  private void replace(Set<KeyValue> before, Set<KeyValue> after, Key position) {
    for (KeyValue values : before) {
      if (!after.contains(values)) {
        entries.remove(Key.ofAll(values).plus(position));
      }
    }
    for (KeyValue values : after) {
      Key key = Key.ofAll(values);
      entries.putIfAbsent(key.plus(position), (long) key.length());
      if (after.size() > 1 || values.stream().anyMatch(List.class::isInstance)) {
        entries.putIfAbsent(MULTIKEY, 0L);
      }
    }
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Key> collection) {
    Key own = getPosition(document);
    for (KeyValue values : values(document)) { // also refuses what cannot be indexed
      Key key = Key.ofAll(values);
      if (isUnique() && positions(key, key.last(), false).anyMatch(other -> !other.equals(own))) {
        throw new DuplicateKeyError(this, collection, getKeys(), values);
      }
    }
  }

  @Override
  public void add(Document document, Key position, MongoCollection<Key> collection) {
    checkAdd(document, collection);
    replace(Set.of(), values(document), position);
  }

  @Override
  public Key remove(Document document) {
    replace(values(document), Set.of(), getPosition(document));
    return getPosition(document);
  }

  @Override
  public void updateInPlace(
      Document before, Document after, Key position, MongoCollection<Key> collection) {
    replace(values(before), values(after), position);
  }

  @Override
  public long getCount() {
    return entries.sizeAsLong() - (isMultikey() ? 1 : 0);
  }

  @Override
  public void drop() {
    entries.getStore().removeMap(entries);
  }
}
