package io.leadline.activities.job.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the next write. Things that were added together stay together, however large.
 *
 * @param <T> what is written
 */
final class WriteQueue<T extends WriteQueue.Sized> {
  /** Knows how much it adds to a write. */
  interface Sized {
    int bytes();
  }

  private final int mostThings;
  private final int mostBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<List<T>> waiting = new ArrayDeque<>();
  private boolean closed;

  /**
   * @param mostThings after so many a write takes no more
   * @param mostBytes the same by size
   */
  WriteQueue(int mostThings, int mostBytes) {
    this.mostThings = mostThings;
    this.mostBytes = mostBytes;
  }

  /** False when it was closed. */
  boolean add(List<T> together) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      if (!together.isEmpty()) {
        waiting.add(together);
        changed.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for something to write; empty when the queue was closed and nothing is left. */
  List<T> take() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      List<T> taken = new ArrayList<>();
      long bytes = 0;
      while (!waiting.isEmpty() && taken.size() < mostThings && bytes < mostBytes) {
        List<T> next = waiting.remove();
        taken.addAll(next);
        bytes += next.stream().mapToLong(Sized::bytes).sum();
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  int calls() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
