package io.leadline.activities.job.intake;

import io.leadline.activities.job.JobBrakes;
import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.activities.job.JobQueue;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The pauses as they were when this process last looked. Looking every half second lets a pause
 * hold everywhere within a second, without a read per submission.
 */
public final class BrakesInSight {
  private final JobBrakes brakes;
  private volatile Set<String> paused = Set.of();

  public BrakesInSight(JobBrakes brakes) {
    this.brakes = brakes;
  }

  public void look() {
    paused = brakes.all().stream().map(Brake::what).collect(Collectors.toUnmodifiableSet());
  }

  public boolean isPaused(JobQueue queue) {
    return paused.contains(Brake.queue(queue));
  }

  public boolean isKindPaused(String kind) {
    return paused.contains(Brake.kind(kind));
  }
}
