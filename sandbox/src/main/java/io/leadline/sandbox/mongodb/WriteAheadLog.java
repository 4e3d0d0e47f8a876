package io.leadline.sandbox.mongodb;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The way of all writes into the maps of a store. What has to happen at once is one entry, appended
 * to a file of its own; whoever waits for its entry to be in there writes those of all others with
 * it. Now and then the store's own file is brought up to date and the log begins anew. A store that
 * was killed finds in the log what its file lacks.
 */
final class WriteAheadLog implements AutoCloseable {
  private static final int CHECKPOINT_BYTES = 4 << 20;
  private static final int CHECKPOINTS_PER_COMPACTION = 4;
  private static final int COMPACTED_BYTES = 16 << 20;
  private static final int WANTED_FILL_PERCENT = 60;

  private final MVStore store;
  private final @Nullable FileChannel file;
  private final ThreadLocal<LogEntry> open = ThreadLocal.withInitial(LogEntry::new);

  /** A checkpoint waits until no write is half done, since the file shows them as they are then. */
  private final ReadWriteLock writes = new ReentrantReadWriteLock();

  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private long ended;
  private final ReentrantLock writing = new ReentrantLock();
  private long written;
  private int checkpoints;

  /** The log knows no maps that came or went, only their contents. */
  private volatile boolean mapsChanged;

  private WriteAheadLog(MVStore store, @Nullable FileChannel file) {
    this.store = store;
    this.file = file;
  }

  /** For a store without a file, of which nothing is kept. */
  static WriteAheadLog none(MVStore store) {
    return new WriteAheadLog(store, null);
  }

  /** Completes the store with what the log has; it then begins anew. */
  static WriteAheadLog open(MVStore store, Path path) {
    try {
      FileChannel file = FileChannel.open(path, CREATE, READ, WRITE);
      ByteBuffer kept = ByteBuffer.allocate(Math.toIntExact(file.size()));
      while (kept.hasRemaining() && file.read(kept) >= 0) {
        // reads on
      }
      LogEntry.replay(kept.flip(), store);
      WriteAheadLog log = new WriteAheadLog(store, file);
      log.checkpoint();
      return log;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does what has to be in the log as a whole or not at all; may be nested. */
  <T> T atOnce(Supplier<T> write) {
    LogEntry entry = open.get();
    writes.readLock().lock();
    entry.begin();
    try {
      return write.get();
    } finally {
      boolean full = entry.end() && file != null && enqueue(entry);
      writes.readLock().unlock();
      if (full) {
        await(); // a command may write more than fits into memory
      }
    }
  }

  private boolean enqueue(LogEntry entry) {
    synchronized (waiting) {
      entry.appendTo(waiting);
      ended++;
      return waiting.size() > CHECKPOINT_BYTES;
    }
  }

  void put(MVMap<String, byte[]> map, String key, byte[] value) {
    atOnce(
        () -> {
          open.get().put(map.getId(), key, value);
          return map.put(key, value);
        });
  }

  void remove(MVMap<String, byte[]> map, String key) {
    atOnce(
        () -> {
          open.get().remove(map.getId(), key);
          return map.remove(key);
        });
  }

  /**
   * To be said after a map came or went, since a file that was brought up to date before that does
   * not show it, and before anything is written to a new one.
   */
  void mapsChange() {
    mapsChanged = true;
  }

  void removeMap(MVMap<String, byte[]> map) {
    store.removeMap(map);
    mapsChange();
  }

  /**
   * Returns when everything that has been written by now would be found after a kill.
   *
   * @throws UncheckedIOException if that cannot be; the store is closed then
   */
  void await() {
    if (file == null) {
      return;
    }
    long wanted;
    synchronized (waiting) {
      wanted = ended;
    }
    writing.lock();
    try {
      if (written < wanted) {
        append(file);
      }
      if (mapsChanged || file.position() > CHECKPOINT_BYTES) {
        checkpoint();
      }
    } catch (IOException e) {
      store.closeImmediately();
      throw new UncheckedIOException(e);
    } finally {
      writing.unlock();
    }
  }

  private void append(FileChannel log) throws IOException {
    ByteBuffer next;
    long upTo;
    synchronized (waiting) {
      next = ByteBuffer.wrap(waiting.toByteArray());
      upTo = ended;
      waiting.reset();
    }
    while (next.hasRemaining()) {
      log.write(next);
    }
    written = upTo;
  }

  /** What the store's file gets must be in the log before, or a replay would turn it back. */
  private void checkpoint() throws IOException {
    if (file == null) {
      return;
    }
    writes.writeLock().lock();
    try {
      append(file);
      mapsChanged = false;
      store.commit();
      file.truncate(0);
      if (++checkpoints % CHECKPOINTS_PER_COMPACTION == 0) {
        store.compact(WANTED_FILL_PERCENT, COMPACTED_BYTES);
      }
    } finally {
      writes.writeLock().unlock();
    }
  }

  /** Closes the store as well; one that failed before has in the log what its file lacks. */
  @Override
  public void close() {
    writing.lock();
    try {
      if (!store.isClosed()) {
        checkpoint();
        store.close();
      }
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      store.closeImmediately();
      throw new UncheckedIOException(e);
    } finally {
      writing.unlock();
    }
  }
}
