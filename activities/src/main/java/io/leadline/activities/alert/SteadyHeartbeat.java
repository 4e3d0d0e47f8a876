package io.leadline.activities.alert;

import io.leadline.workflows.alert.AlertCounts;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps beating while a step takes long, such as a slow provider call: the limit by which a dead
 * worker is noticed is shorter than that. When a beat is refused, the next {@link #beat} of the run
 * throws what refused it.
 */
final class SteadyHeartbeat implements Heartbeat, AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(3);

  private final Heartbeat target;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile AlertCounts latest;
  private volatile @Nullable RuntimeException refused;

  SteadyHeartbeat(Heartbeat target, AlertCounts before) {
    this(target, before, EVERY);
  }

  SteadyHeartbeat(Heartbeat target, AlertCounts before, Duration every) {
    this.target = target;
    this.latest = before;
    Thread.ofPlatform().daemon().name("alert-heartbeat").start(() -> tick(every));
  }

  @Override
  public void beat(AlertCounts soFar) {
    latest = soFar;
    RuntimeException problem = refused;
    if (problem != null) {
      throw problem;
    }
    target.beat(soFar);
  }

  private void tick(Duration every) {
    try {
      while (!closed.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        target.beat(latest);
      }
    } catch (RuntimeException e) {
      refused = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
