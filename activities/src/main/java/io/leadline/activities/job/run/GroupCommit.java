package io.leadline.activities.job.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes in bulk what many hand in one by one, as a database commits its log: everything that
 * arrives while a write is in flight is the next write. A lone item is written at once; once many
 * come, the writer lingers for more. While the store is away it tries again, since what was done
 * must not be forgotten.
 */
final class GroupCommit<T> {
  private static final int MOST = 500;
  private static final int ENOUGH = 100;
  private static final int BUSY = 10;

  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Consumer<List<T>> write;
  private final BooleanSupplier givenUp;
  private final long lingerNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private List<Entry<T>> waiting = new ArrayList<>();
  private boolean writing;

  /**
   * @param givenUp whether the process ends so soon that trying again is of no use
   * @param write writes all of them or throws; may be repeated
   */
  GroupCommit(Duration linger, BooleanSupplier givenUp, Consumer<List<T>> write) {
    this.write = write;
    this.givenUp = givenUp;
    this.lingerNanos = linger.toNanos();
  }

  /** Completed when the item was written, exceptionally when that failed. */
  CompletableFuture<Void> add(T item) {
    Entry<T> entry = new Entry<>(item, new CompletableFuture<>());
    lock.lock();
    try {
      waiting.add(entry);
      if (!writing) {
        writing = true;
        Thread.ofVirtual().name("jobs-write").start(this::writeAll);
      } else if (waiting.size() >= ENOUGH) {
        arrived.signal();
      }
    } finally {
      lock.unlock();
    }
    return entry.written;
  }

  private void writeAll() {
    int last = 0;
    while (true) {
      List<Entry<T>> next = next(last);
      if (next.isEmpty()) {
        return;
      }
      last = next.size();
      try {
        write(next.stream().map(Entry::item).toList());
        next.forEach(entry -> entry.written.complete(null));
      } catch (RuntimeException | Error e) {
        next.forEach(entry -> entry.written.completeExceptionally(e));
      }
    }
  }

  private void write(List<T> items) {
    while (true) {
      try {
        write.accept(items);
        return;
      } catch (RuntimeException e) {
        if (givenUp.getAsBoolean()) {
          throw e;
        }
        LOG.warn("writing of {} jobs failed, trying again", items.size(), e);
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Empty when there is no more, after which another writer is started for what comes. */
  private List<Entry<T>> next(int last) {
    lock.lock();
    try {
      if (last >= BUSY) {
        linger();
      }
      List<Entry<T>> taken = waiting;
      if (taken.size() > MOST) {
        waiting = new ArrayList<>(taken.subList(MOST, taken.size()));
        return taken.subList(0, MOST);
      }
      waiting = new ArrayList<>();
      writing = !taken.isEmpty();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void linger() {
    long left = lingerNanos;
    try {
      while (left > 0 && waiting.size() < ENOUGH) {
        left = arrived.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Entry<T>(T item, CompletableFuture<Void> written) {}
}
