package io.leadline.activities.job.intake;

import io.leadline.activities.job.FakeJobBrakes;
import io.leadline.activities.job.FakeJobGroups;
import io.leadline.activities.job.FakeJobStore;
import io.leadline.activities.job.FakeSealer;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.Noop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An API process over stores in memory, in which every id can be foretold. */
final class IntakeWorld implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  static final JobKind NOOP =
      JobKind.of("noop", Noop.class).limit(Duration.ofSeconds(5)).unique(Duration.ofHours(1));

  final TroubledJobStore jobs = new TroubledJobStore(new FakeJobStore());
  final TroubledJobGroups groups = new TroubledJobGroups(new FakeJobGroups());
  final FakeJobBrakes brakes = new FakeJobBrakes();
  final FakeSealer sealer = new FakeSealer();
  final GroupsInHand inHand = new GroupsInHand();
  final BrakesInSight seen = new BrakesInSight(brakes);
  final List<JobGroup> offered = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger lastId = new AtomicInteger();
  private final String process;
  private final JobIntake intake;
  private volatile Instant now = NOW;

  IntakeWorld(String process) {
    this.process = process;
    this.intake =
        JobIntake.open(
            new JobIntake.Stores(jobs, groups, inHand, seen),
            sealer,
            offered::add,
            process,
            this::nextId,
            clock());
  }

  InstantSource clock() {
    return () -> now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  String nextId() {
    return process + lastId.incrementAndGet();
  }

  JobIntake intake() {
    return intake;
  }

  static Submission noop() {
    return Submission.of(NOOP, "{}".getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    intake.close();
  }
}
