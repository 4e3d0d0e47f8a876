package io.leadline.activities.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Lets time pass; tests let it pass by themselves. */
@FunctionalInterface
public interface Waiting {
  /** Returns at that moment, or at once when it is over. */
  void until(Instant moment) throws InterruptedException;

  /** Sleeps. */
  static Waiting sleeping(InstantSource clock) {
    return moment -> {
      Duration wait = Duration.between(clock.instant(), moment);
      if (wait.isPositive()) {
        Thread.sleep(wait);
      }
    };
  }
}
