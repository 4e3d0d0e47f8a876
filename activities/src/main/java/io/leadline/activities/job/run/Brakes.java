package io.leadline.activities.job.run;

import io.leadline.activities.job.JobBrakes;
import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.activities.job.JobQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;

/** What is paused, as the store said a moment ago. */
final class Brakes {
  private final JobBrakes brakes;
  private final Duration age;
  private final InstantSource clock;
  private volatile Seen seen = new Seen(Set.of(), Instant.MIN);

  /**
   * @param age how long an answer of the store is believed
   */
  Brakes(JobBrakes brakes, Duration age, InstantSource clock) {
    this.brakes = brakes;
    this.age = age;
    this.clock = clock;
  }

  boolean isPaused(String kind) {
    return paused().contains(Brake.kind(kind));
  }

  boolean isPaused(JobQueue queue) {
    return paused().contains(Brake.queue(queue));
  }

  /** Asks the store now. */
  Set<String> look() {
    Instant now = clock.instant();
    Set<String> paused = brakes.all().stream().map(Brake::what).collect(Collectors.toSet());
    seen = new Seen(paused, now.plus(age));
    return paused;
  }

  private Set<String> paused() {
    Seen last = seen;
    return clock.instant().isBefore(last.until) ? last.paused : look();
  }

  private record Seen(Set<String> paused, Instant until) {}
}
