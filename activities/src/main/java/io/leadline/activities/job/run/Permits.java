package io.leadline.activities.job.run;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * How many jobs of a queue one process runs at a time. A free slot goes to the most urgent of those
 * who wait, and among equals to the one who came first.
 */
public final class Permits {
  private static final Comparator<Waiter> ORDER =
      Comparator.comparingInt((Waiter waiter) -> waiter.priority)
          .thenComparingLong(waiter -> waiter.number);

  private static final Duration LOOK = Duration.ofMillis(100);

  private final int slots;
  private final ReentrantLock lock = new ReentrantLock();
  private final PriorityQueue<Waiter> waiting = new PriorityQueue<>(ORDER);
  private int free;
  private long numbers;

  public Permits(int slots) {
    this.slots = slots;
    this.free = slots;
  }

  public int slots() {
    return slots;
  }

  public int used() {
    lock.lock();
    try {
      return slots - free;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a slot.
   *
   * @param priority 1 is served before 5
   * @param enough asked now and then; true ends the waiting
   * @return false without a slot
   */
  boolean acquire(int priority, BooleanSupplier enough) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (free > 0) {
        free--;
        return true;
      }
      Waiter waiter = new Waiter(priority, numbers++, lock.newCondition());
      waiting.add(waiter);
      try {
        return served(waiter, enough);
      } catch (InterruptedException e) {
        if (waiter.served) {
          pass();
        }
        throw e;
      } finally {
        waiting.remove(waiter);
      }
    } finally {
      lock.unlock();
    }
  }

  private static boolean served(Waiter waiter, BooleanSupplier enough) throws InterruptedException {
    while (!waiter.served) {
      if (enough.getAsBoolean()) {
        return false;
      }
      waiter.turn.awaitNanos(LOOK.toNanos());
    }
    return true;
  }

  void release() {
    lock.lock();
    try {
      pass();
    } finally {
      lock.unlock();
    }
  }

  /** The slot goes from hand to hand, so that nobody overtakes whoever is next. */
  private void pass() {
    Waiter next = waiting.poll();
    if (next == null) {
      free++;
    } else {
      next.served = true;
      next.turn.signal();
    }
  }

  private static final class Waiter {
    private final int priority;
    private final long number;
    private final Condition turn;
    private boolean served;

    Waiter(int priority, long number, Condition turn) {
      this.priority = priority;
      this.number = number;
      this.turn = turn;
    }
  }
}
