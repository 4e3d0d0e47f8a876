package io.leadline.starter.start.job;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.intake.GroupStarts;
import io.leadline.activities.job.intake.GroupsInHand;
import io.leadline.workflows.WorkflowIds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts workflows for groups, four at a time per queue. What cannot be started, since Temporal is
 * away or the queue is paused, is let go: it is on disk, and the poll finds it again.
 */
public final class StartLanes implements GroupStarts, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StartLanes.class);
  private static final int LANES = 4;
  private static final Duration LINGER = Duration.ofMillis(100);
  private static final Duration LONGEST_LINGER = Duration.ofMillis(250);
  private static final Duration REST = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final GroupStarter starter;
  private final GroupsInHand inHand;
  private final Predicate<JobQueue> paused;
  private final InstantSource clock;
  private final Map<JobQueue, StartQueue> queues = new EnumMap<>(JobQueue.class);
  private final List<Thread> lanes = new ArrayList<>();
  private volatile Instant restUntil = Instant.MIN;

  private StartLanes(
      GroupStarter starter, GroupsInHand inHand, Predicate<JobQueue> paused, InstantSource clock) {
    this.starter = starter;
    this.inHand = inHand;
    this.paused = paused;
    this.clock = clock;
  }

  /** Opens the lanes of every queue. */
  public static StartLanes open(
      GroupStarter starter, GroupsInHand inHand, Predicate<JobQueue> paused, InstantSource clock) {
    StartLanes opened = new StartLanes(starter, inHand, paused, clock);
    for (JobQueue queue : JobQueue.values()) {
      StartQueue waiting = new StartQueue(LINGER, LONGEST_LINGER, clock);
      opened.queues.put(queue, waiting);
      for (int lane = 1; lane <= LANES; lane++) {
        String name = queue.taskQueue() + "-lane-" + lane;
        opened.lanes.add(Thread.ofVirtual().name(name).start(() -> opened.run(waiting)));
      }
    }
    return opened;
  }

  @Override
  public void offer(JobGroup group) {
    inHand.take(group.id());
    if (isResting() || paused.test(group.queue()) || !of(group.queue()).add(group)) {
      inHand.leave(List.of(group.id()));
    }
  }

  /** Whether Temporal was found away a moment ago. */
  boolean isResting() {
    return clock.instant().isBefore(restUntil);
  }

  /** How many jobs wait for a lane. */
  int waiting(JobQueue queue) {
    return of(queue).jobs();
  }

  private StartQueue of(JobQueue queue) {
    StartQueue found = queues.get(queue);
    if (found == null) {
      throw new IllegalStateException("no lanes for " + queue);
    }
    return found;
  }

  private void run(StartQueue queue) {
    for (List<JobGroup> next = queue.take(); !next.isEmpty(); next = queue.take()) {
      if (isResting() || paused.test(next.getFirst().queue())) {
        leave(next);
      } else {
        start(next);
      }
    }
  }

  private void start(List<JobGroup> groups) {
    List<JobGroup> rest = groups;
    try {
      while (!rest.isEmpty()) {
        String runner = WorkflowIds.jobs(rest.getFirst().id());
        boolean started = starter.start(rest);
        List<JobGroup> cared = started ? rest : rest.subList(0, 1);
        cared.forEach(group -> inHand.started(group.id(), runner));
        rest = rest.subList(cared.size(), rest.size());
      }
    } catch (BackendUnavailableException e) {
      if (!isResting()) {
        LOG.warn("jobs wait to be started: {}", e.getMessage());
      }
      restUntil = clock.instant().plus(REST);
      leave(rest);
    } catch (RuntimeException e) {
      LOG.error("jobs could not be started and will be tried again", e);
      restUntil = clock.instant().plus(REST);
      leave(rest);
    }
  }

  private void leave(List<JobGroup> groups) {
    inHand.leave(groups.stream().map(JobGroup::id).toList());
  }

  /** Starts what was offered, as far as that succeeds soon. */
  @Override
  public void close() {
    queues.values().forEach(StartQueue::close);
    Instant end = clock.instant().plus(GRACE);
    try {
      for (Thread lane : lanes) {
        Duration left = Duration.between(clock.instant(), end);
        lane.join(left.isNegative() ? Duration.ZERO : left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
