package io.leadline.starter.start.job;

import io.leadline.activities.job.FakeJobBrakes;
import io.leadline.activities.job.FakeJobGroups;
import io.leadline.activities.job.FakeJobStore;
import io.leadline.activities.job.FakeProcessLeases;
import io.leadline.activities.job.intake.BrakesInSight;
import io.leadline.activities.job.intake.GroupsInHand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Lanes and poll of the process {@code api-1} over stores in memory. */
final class LaneWorld implements AutoCloseable {
  final FakeJobStore jobs = new FakeJobStore();
  final FakeJobGroups groups = new FakeJobGroups();
  final FakeJobBrakes brakes = new FakeJobBrakes();
  final FakeProcessLeases leases = new FakeProcessLeases();
  final GroupsInHand inHand = new GroupsInHand();
  final BrakesInSight seen = new BrakesInSight(brakes);
  final FakeGroupStarter temporal = new FakeGroupStarter();
  private volatile Instant now = Groups.NOW;
  private final InstantSource clock = () -> now;
  final StartLanes lanes = StartLanes.open(temporal, inHand, seen::isPaused, clock);
  final GroupPoll poll =
      new GroupPoll(
          new GroupPoll.Stores(groups, jobs, leases, inHand, seen),
          lanes,
          temporal,
          "api-1",
          clock);

  Instant now() {
    return now;
  }

  InstantSource clock() {
    return clock;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public void close() {
    lanes.close();
  }
}
