package io.leadline.sandbox.mongodb;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Changes of maps that belong together, as they stand in the log: length and checksum, then for
 * each change the map's number, the key, and the value or that there is none. For one thread.
 */
final class LogEntry {
  private static final int HEAD = 2 * Integer.BYTES;
  private static final int NO_VALUE = -1;
  private static final int USUAL = 4_096;

  private ByteBuffer bytes = ByteBuffer.allocate(USUAL);
  private int depth;

  void begin() {
    if (depth++ == 0) {
      bytes.clear().position(HEAD);
    }
  }

  /** Whether it is complete and has something to keep. */
  boolean end() {
    return --depth == 0 && bytes.position() > HEAD;
  }

  void put(int map, String key, byte[] value) {
    key(map, key, value.length);
    bytes.putInt(value.length).put(value);
  }

  void remove(int map, String key) {
    key(map, key, 0);
    bytes.putInt(NO_VALUE);
  }

  private void key(int map, String key, int more) {
    int needed = 3 * Integer.BYTES + key.length() * Character.BYTES + more;
    if (bytes.remaining() < needed) {
      int grown = Math.max(bytes.capacity() * 2, bytes.position() + needed);
      bytes = ByteBuffer.allocate(grown).put(bytes.flip());
    }
    bytes.putInt(map).putInt(key.length());
    for (int i = 0; i < key.length(); i++) { // a charset would mend what is no text
      bytes.putChar(key.charAt(i));
    }
  }

  void appendTo(ByteArrayOutputStream log) {
    int length = bytes.position() - HEAD;
    bytes
        .putInt(0, length)
        .putInt(Integer.BYTES, checksum(bytes.duplicate().flip().position(HEAD)));
    log.write(bytes.array(), 0, HEAD + length);
    if (bytes.capacity() > USUAL) {
      bytes = ByteBuffer.allocate(USUAL);
    }
  }

  /** Makes the changes of all entries that are complete; the last one may have been cut off. */
  static void replay(ByteBuffer log, MVStore store) {
    Map<Integer, MVMap<String, byte[]>> maps = new HashMap<>();
    for (String name : store.getMapNames()) {
      MVMap<String, byte[]> map = IndexedDatabase.open(store, name);
      maps.put(map.getId(), map);
    }
    while (log.remaining() > HEAD) {
      int length = log.getInt();
      int sum = log.getInt();
      if (length <= 0 || length > log.remaining()) {
        return;
      }
      if (checksum(log.slice(log.position(), length)) != sum) {
        return;
      }
      int end = log.position() + length;
      while (log.position() < end) {
        change(log, maps);
      }
    }
  }

  private static void change(ByteBuffer log, Map<Integer, MVMap<String, byte[]>> maps) {
    MVMap<String, byte[]> map = maps.get(log.getInt()); // null if it was dropped since
    char[] key = new char[log.getInt()];
    for (int i = 0; i < key.length; i++) {
      key[i] = log.getChar();
    }
    byte @Nullable [] value = value(log);
    if (map != null && value != null) {
      map.put(new String(key), value);
    } else if (map != null) {
      map.remove(new String(key));
    }
  }

  private static byte @Nullable [] value(ByteBuffer log) {
    int length = log.getInt();
    if (length == NO_VALUE) {
      return null;
    }
    byte[] value = new byte[length];
    log.get(value);
    return value;
  }

  private static int checksum(ByteBuffer bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return (int) sum.getValue();
  }
}
