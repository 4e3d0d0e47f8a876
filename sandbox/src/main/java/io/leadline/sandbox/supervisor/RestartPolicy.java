package io.leadline.sandbox.supervisor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Decides what follows when a component dies: start it again, a little later each time, or give up
 * at the fifth death within a minute. One per component; pure but for what it remembers.
 */
final class RestartPolicy {
  static final int DEATHS = 5;
  static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private final Deque<Instant> deaths = new ArrayDeque<>();

  /** How long to wait before the next start, empty to give up. */
  Optional<Duration> afterDeath(Instant at) {
    deaths.addLast(at);
    while (!deaths.getFirst().isAfter(at.minus(WINDOW))) {
      deaths.removeFirst();
    }
    return deaths.size() >= DEATHS
        ? Optional.empty()
        : Optional.of(FIRST_PAUSE.multipliedBy(1L << (deaths.size() - 1)));
  }
}
