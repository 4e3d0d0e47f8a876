package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/** The index on {@code _id}: the data itself, which lies in the order of that key. */
final class PrimaryIndex extends KeyIndex {

  private final MVMap<Key, byte[]> data;

  PrimaryIndex(MVMap<Key, byte[]> data) {
    super("_id_", List.of(new IndexKey("_id", true)), true, false);
    this.data = data;
  }

  @Override
  Stream<Key> positions(Key from, Key to, boolean backwards) {
    return stream(data.cursor(backwards ? to : from, backwards ? from : to, backwards));
  }

  @Override
  boolean isMultikey() {
    return false;
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Key> collection) {
    if (data.containsKey(getPosition(document))) {
      KeyValue id = new KeyValue(document.get("_id"));
      throw new DuplicateKeyError(this, collection, getKeys(), id);
    }
  }

  @Override
  public void add(Document document, Key position, MongoCollection<Key> collection) {}

  @Override
  public Key remove(Document document) {
    return getPosition(document);
  }

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {}

  @Override
  public void updateInPlace(
      Document before, Document after, Key position, MongoCollection<Key> collection) {}

  @Override
  public long getCount() {
    return data.sizeAsLong();
  }

  @Override
  public void drop() {}
}
