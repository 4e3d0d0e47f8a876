package io.leadline.starter.start.job;

import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.intake.BrakesInSight;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Frees groups that are stuck: claimed by a workflow that runs no more, or held by a pause that has
 * ended and that their writer had not heard the end of.
 */
public final class GroupRecovery {
  private static final Logger LOG = LoggerFactory.getLogger(GroupRecovery.class);
  private static final Duration SURELY_OVER = Duration.ofMinutes(1);
  private static final int PAGE = 100;

  private final JobGroups groups;
  private final JobKinds kinds;
  private final BrakesInSight brakes;
  private final GroupStarter starter;
  private final InstantSource clock;

  public GroupRecovery(
      JobGroups groups,
      JobKinds kinds,
      BrakesInSight brakes,
      GroupStarter starter,
      InstantSource clock) {
    this.groups = groups;
    this.kinds = kinds;
    this.brakes = brakes;
    this.starter = starter;
    this.clock = clock;
  }

  /** Looks once. */
  public void look() {
    for (JobKind kind : kinds.all()) {
      if (!brakes.isKindPaused(kind.name())) {
        groups.release(Brake.kind(kind.name()), clock.instant());
      }
    }
    for (JobQueue queue : JobQueue.values()) {
      if (!brakes.isPaused(queue)) {
        groups.release(Brake.queue(queue), clock.instant());
      }
    }
    for (JobGroup group : groups.abandoned(clock.instant().minus(SURELY_OVER), PAGE)) {
      String runner = group.runner();
      if (runner != null && !starter.isRunning(runner)) {
        groups.free(group.id(), runner, clock.instant());
        LOG.warn("{} ended and left the group {}, which is started again", runner, group.id());
      }
    }
  }
}
