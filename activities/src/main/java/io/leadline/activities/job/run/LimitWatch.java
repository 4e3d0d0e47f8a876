package io.leadline.activities.job.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Ends attempts whose time is over: interrupts them at their hard limit, or when the process goes
 * down, and gives up those that do not react. Rests while nothing runs.
 */
final class LimitWatch {
  private final Set<Attempt> running = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean watching = new AtomicBoolean();
  private final AttemptRunner runner;
  private final Stopping stopping;
  private final RunSettings settings;
  private final InstantSource clock;

  LimitWatch(AttemptRunner runner, Stopping stopping, RunSettings settings, InstantSource clock) {
    this.runner = runner;
    this.stopping = stopping;
    this.settings = settings;
    this.clock = clock;
  }

  void add(Attempt attempt) {
    running.add(attempt);
    if (watching.compareAndSet(false, true)) {
      Thread.ofVirtual().name("jobs-limits").start(this::watch);
    }
  }

  void remove(Attempt attempt) {
    running.remove(attempt);
  }

  private void watch() {
    do {
      while (!running.isEmpty()) {
        pause(settings.limitEvery());
        Instant now = clock.instant();
        running.forEach(attempt -> look(attempt, now));
      }
      watching.set(false);
    } while (!running.isEmpty() && watching.compareAndSet(false, true));
  }

  private void look(Attempt attempt, Instant now) {
    if (now.isAfter(attempt.hardDeadline())) {
      attempt.stop(StopCause.HARD_LIMIT);
    }
    if (stopping.isOver(now)) {
      attempt.stop(StopCause.HANDED_BACK);
    }
    @Nullable Instant since = attempt.stoppedAt();
    if (since != null && now.isAfter(since.plus(settings.abandonAfter()))) {
      running.remove(attempt);
      attempt.end().complete(runner.abandoned(attempt));
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
