package io.leadline.sandbox.mongodb;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Answers a writing command only when its writes are in the file. Whoever gets to commit first does
 * it for all commands that have ended by then. A commit waits until no command is half done,
 * because what it writes is what a killed process finds again.
 */
final class GroupCommit {

  private static final int COMMITS_PER_COMPACTION = 20;
  private static final int COMPACTED_BYTES = 16 << 20;
  private static final int WANTED_FILL_PERCENT = 60;

  private final MVStore store;
  private final BooleanSupplier diskFull;
  private final ReadWriteLock commands = new ReentrantReadWriteLock();
  private final AtomicLong ended = new AtomicLong();
  private long committed;
  private int commits;

  GroupCommit(MVStore store, BooleanSupplier diskFull) {
    this.store = store;
    this.diskFull = diskFull;
  }

  <T> T run(Supplier<T> command) {
    if (diskFull.getAsBoolean()) {
      throw refused("the disk is full: writes are refused until there is room again");
    }
    T answer;
    long turn;
    commands.readLock().lock();
    try {
      answer = command.get();
      turn = ended.incrementAndGet();
    } finally {
      commands.readLock().unlock();
    }
    commitUpTo(turn);
    return answer;
  }

  private synchronized void commitUpTo(long turn) {
    if (committed >= turn || !store.isPersistent()) {
      return;
    }
    commands.writeLock().lock();
    try {
      if (store.isClosed()) {
        throw refused("the data file is closed");
      }
      long upTo = ended.get();
      store.commit();
      if (++commits % COMMITS_PER_COMPACTION == 0) {
        store.compact(WANTED_FILL_PERCENT, COMPACTED_BYTES);
      }
      committed = upTo;
    } catch (MVStoreException e) {
      throw refused("the data file cannot be written: " + e.getMessage());
    } finally {
      commands.writeLock().unlock();
    }
  }

  private static MongoServerError refused(String why) {
    return new MongoServerError(14031, "OutOfDiskSpace", why);
  }
}
