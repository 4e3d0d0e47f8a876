package io.leadline.starter.start.job;

import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.job.ProcessLeases;
import io.leadline.activities.job.intake.BrakesInSight;
import io.leadline.activities.job.intake.GroupsInHand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the groups that are due and that nobody starts: those to be run later, those that were let
 * go while Temporal was away or a queue was paused, and those of processes that died.
 */
public final class GroupPoll {
  private static final int PAGE = 500;
  private static final int ENOUGH_WAITING = 2_000;
  private static final Duration SOON_CLAIMED = Duration.ofSeconds(1);
  private static final Duration HANDED_OVER = Duration.ofMinutes(1);

  private final JobGroups groups;
  private final JobStore jobs;
  private final ProcessLeases leases;
  private final GroupsInHand inHand;
  private final BrakesInSight brakes;
  private final StartLanes lanes;
  private final GroupStarter starter;
  private final String process;
  private final InstantSource clock;

  /** Where the poll looks. */
  public record Stores(
      JobGroups groups,
      JobStore jobs,
      ProcessLeases leases,
      GroupsInHand inHand,
      BrakesInSight brakes) {}

  /**
   * @param process name of this one among those that hold leases
   */
  public GroupPoll(
      Stores stores, StartLanes lanes, GroupStarter starter, String process, InstantSource clock) {
    this.groups = stores.groups();
    this.jobs = stores.jobs();
    this.leases = stores.leases();
    this.inHand = stores.inHand();
    this.brakes = stores.brakes();
    this.lanes = lanes;
    this.starter = starter;
    this.process = process;
    this.clock = clock;
  }

  /** Looks once through every queue. */
  public void look() {
    for (JobQueue queue : JobQueue.values()) {
      if (!lanes.isResting() && !brakes.isPaused(queue) && lanes.waiting(queue) < ENOUGH_WAITING) {
        look(queue, clock.instant());
      }
    }
  }

  private void look(JobQueue queue, Instant now) {
    List<JobGroup> due = groups.due(queue, now, PAGE);
    if (due.isEmpty()) {
      return;
    }
    Set<String> alive = leases.alive(now);
    List<JobGroup> started = new ArrayList<>();
    for (JobGroup group : due) {
      String owner = group.owner();
      if (inHand.runner(group.id()).isPresent()) {
        started.add(group);
      } else if (!inHand.holds(group.id())) {
        if (owner == null || owner.equals(process)) {
          lanes.offer(group);
        } else if (!alive.contains(owner)) {
          // Should it only be asleep, it is refused when it wakes up, and submits them again.
          jobs.insertVoid(group.jobs(), now);
          lanes.offer(group);
        }
      }
    }
    await(started, now);
  }

  /** Those that a workflow was started for, but that no worker has claimed yet. */
  private void await(List<JobGroup> started, Instant now) {
    Set<String> waiting = new HashSet<>();
    List<String> lost = new ArrayList<>();
    Map<String, Boolean> running = new HashMap<>();
    for (JobGroup group : started) {
      Instant due = group.dueAt() == null ? now : group.dueAt();
      Duration since = Duration.between(due, now);
      if (since.compareTo(HANDED_OVER) >= 0) {
        String runner = inHand.runner(group.id()).orElse("");
        if (running.computeIfAbsent(runner, starter::isRunning)) {
          waiting.add(group.id());
        } else {
          lost.add(group.id());
        }
      } else if (since.compareTo(SOON_CLAIMED) >= 0) {
        waiting.add(group.id());
      }
    }
    inHand.leave(lost);
    if (!waiting.isEmpty()) {
      groups.handedOver(waiting, now.plus(HANDED_OVER));
    }
  }
}
