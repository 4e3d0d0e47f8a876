package io.leadline.starter.start;

import io.leadline.activities.failure.BackendUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that a process does again and again while it lives, on a virtual thread of its own. A failed
 * round is logged, the first of a row at length, and the next one tries again.
 */
public final class Loop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final String name;
  private final Duration pause;
  private final Runnable round;
  private final Duration grace;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private boolean failing;

  private Loop(String name, Duration pause, Runnable round, Duration grace) {
    this.name = name;
    this.pause = pause;
    this.round = round;
    this.grace = grace;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  /**
   * @param pause between the end of a round and the next
   */
  public static Loop start(String name, Duration pause, Runnable round) {
    return start(new Loop(name, pause, round, GRACE));
  }

  /** For rounds that only look and may be interrupted, so that nobody waits for them. */
  public static Loop startLooking(String name, Duration pause, Runnable round) {
    return start(new Loop(name, pause, round, Duration.ZERO));
  }

  private static Loop start(Loop loop) {
    loop.thread.start();
    return loop;
  }

  private void run() {
    try {
      do {
        once();
      } while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void once() {
    try {
      round.run();
      if (failing) {
        LOG.info("{} works again", name);
      }
      failing = false;
    } catch (BackendUnavailableException e) {
      if (!failing) {
        LOG.warn("{} waits: {}", name, e.getMessage());
      }
      failing = true;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.error("{} failed and will try again", name, e);
      }
      failing = true;
    }
  }

  /** Lets the round under way end, then stops. */
  @Override
  public void close() {
    stop.countDown();
    try {
      if (!thread.join(grace)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
