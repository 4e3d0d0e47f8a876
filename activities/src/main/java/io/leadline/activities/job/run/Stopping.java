package io.leadline.activities.job.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Whether and until when this process is going down. */
final class Stopping {
  /** After jobs were interrupted, for recording that they go back. */
  private static final Duration FOR_RECORDING = Duration.ofSeconds(3);

  private final InstantSource clock;
  private volatile @Nullable Instant deadline;

  Stopping(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @param grace how long what runs may still take
   */
  void begin(Duration grace) {
    deadline = clock.instant().plus(grace);
  }

  boolean hasBegun() {
    return deadline != null;
  }

  /** Whether what runs must end. */
  boolean isOver(Instant now) {
    Instant end = deadline;
    return end != null && now.isAfter(end);
  }

  /** Whether trying again is of no use any more. */
  boolean isPast() {
    return isOver(clock.instant().minus(FOR_RECORDING));
  }
}
