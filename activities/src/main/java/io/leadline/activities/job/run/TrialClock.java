package io.leadline.activities.job.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The clock of a {@link JobTrial}: it stands still until somebody lets time pass. Hand it to the
 * job's ports as well, so that they and the time limits go by the same clock.
 */
public final class TrialClock implements InstantSource {
  private final List<Consumer<Instant>> watchers = new ArrayList<>();
  private Instant now;

  public TrialClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** What takes long in a test double: an attempt that runs is told when its time is over. */
  public void pass(Duration time) {
    moveTo(now.plus(time));
  }

  /** Time never goes back. */
  void moveTo(Instant later) {
    now = later.isAfter(now) ? later : now;
    List.copyOf(watchers).forEach(watcher -> watcher.accept(now));
  }

  void watch(Consumer<Instant> watcher) {
    watchers.add(watcher);
  }
}
