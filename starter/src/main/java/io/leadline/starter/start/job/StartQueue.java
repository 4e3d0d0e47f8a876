package io.leadline.starter.start.job;

import io.leadline.activities.job.JobGroup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Groups of one queue that wait for a lane. What is taken together fills one workflow: up to 500
 * jobs, the most urgent first, batches in turn. At rest a group is given at once; when many come,
 * one lane lingers for more, the longer the more there are, since a workflow costs the same
 * whatever is in it.
 */
final class StartQueue {
  /** So many groups within one linger are a load. */
  private static final int MANY = 4;

  /** So many jobs after one linger are a load that a workflow should be filled with. */
  private static final int HEAVY = 50;

  private final Duration linger;
  private final Duration longest;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final TreeMap<Integer, SequencedMap<Line, Deque<JobGroup>>> lines = new TreeMap<>();
  private final Deque<Instant> arrivals = new ArrayDeque<>();
  private int jobs;
  private boolean lingering;
  private boolean closed;

  /** Groups that may share a workflow; one that must run alone has a line of its own. */
  private record Line(boolean brief, @Nullable String whole, @Nullable String alone) {
    static Line of(JobGroup group) {
      boolean alone = group.window() < JobGroup.MOST;
      return new Line(group.brief(), group.whole(), alone ? group.id() : null);
    }
  }

  /**
   * @param linger for more groups, once many come
   * @param longest linger, once they hold many jobs
   */
  StartQueue(Duration linger, Duration longest, InstantSource clock) {
    this.linger = linger;
    this.longest = longest;
    this.clock = clock;
  }

  /** False when it was closed. */
  boolean add(JobGroup group) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      lines
          .computeIfAbsent(group.priority(), priority -> new LinkedHashMap<>())
          .computeIfAbsent(Line.of(group), line -> new ArrayDeque<>())
          .add(group);
      jobs += group.jobs().size();
      arrivals.add(clock.instant());
      if (arrivals.size() > MANY) {
        arrivals.remove();
      }
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** How many jobs wait in it. */
  int jobs() {
    lock.lock();
    try {
      return jobs;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for groups that one workflow is to run; empty when the queue was closed and nothing is
   * left.
   */
  List<JobGroup> take() {
    lock.lock();
    try {
      while (true) {
        if (lines.isEmpty()) {
          if (closed) {
            return List.of();
          }
          changed.awaitUninterruptibly();
        } else if (closed || isFull() || !isBusy()) {
          return next();
        } else if (lingering) {
          changed.awaitUninterruptibly();
        } else {
          awaitMore();
          if (!lines.isEmpty()) {
            return next();
          }
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void awaitMore() {
    lingering = true;
    try {
      awaitFull(linger);
      if (jobs >= HEAVY) {
        awaitFull(longest.minus(linger));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lingering = false;
      changed.signalAll();
    }
  }

  private void awaitFull(Duration most) throws InterruptedException {
    long left = most.toNanos();
    while (left > 0 && !closed && !isFull()) {
      left = changed.awaitNanos(left);
    }
  }

  private boolean isBusy() {
    return arrivals.size() == MANY && arrivals.getFirst().isAfter(clock.instant().minus(linger));
  }

  private boolean isFull() {
    int waiting = 0;
    if (!lines.isEmpty()) {
      for (JobGroup group : lines.firstEntry().getValue().firstEntry().getValue()) {
        waiting += group.jobs().size();
        if (waiting >= JobGroup.MOST) {
          return true;
        }
      }
    }
    return false;
  }

  private List<JobGroup> next() {
    SequencedMap<Line, Deque<JobGroup>> urgent = lines.firstEntry().getValue();
    Map.Entry<Line, Deque<JobGroup>> turn = urgent.pollFirstEntry();
    Deque<JobGroup> waiting = turn.getValue();
    List<JobGroup> taken = new ArrayList<>();
    int size = 0;
    while (!waiting.isEmpty()
        && (taken.isEmpty() || size + waiting.getFirst().jobs().size() <= JobGroup.MOST)) {
      JobGroup group = waiting.remove();
      taken.add(group);
      size += group.jobs().size();
    }
    jobs -= size;
    if (!waiting.isEmpty()) {
      urgent.putLast(turn.getKey(), waiting);
    } else if (urgent.isEmpty()) {
      lines.pollFirstEntry();
    }
    return taken;
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
