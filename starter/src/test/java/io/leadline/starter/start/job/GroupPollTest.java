package io.leadline.starter.start.job;

import static io.leadline.starter.start.job.Groups.NOW;
import static io.leadline.starter.start.job.Groups.group;
import static io.leadline.starter.start.job.Groups.ownedBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.activities.job.JobBuilder;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobKinds;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.Noop;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupPollTest {
  private final LaneWorld world = new LaneWorld();

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void startsWhatBelongsToNobody_andWhatItForgot() throws InterruptedException {
    store(ownedBy("nobody", null), group("own", 1));

    world.poll.look();

    assertThat(started(2)).containsExactlyInAnyOrder("nobody", "own");
  }

  @Test
  void leavesAloneWhatIsInHand_andWhatALivingProcessWillStart() throws InterruptedException {
    world.leases.renew("api-2", NOW.plusSeconds(10));
    store(group("in-hand", 1), ownedBy("other", "api-2"), ownedBy("nobody", null));
    world.inHand.take("in-hand");

    world.poll.look();

    assertThat(started(1)).containsExactly("nobody");
  }

  @Test
  void takesOverFromADeadProcess_whichIsRefusedWhenItWakesUp() throws InterruptedException {
    world.leases.renew("api-2", NOW.plusSeconds(10));
    store(ownedBy("other", "api-2"));
    world.pass(Duration.ofSeconds(11));

    world.poll.look();

    assertThat(started(1)).containsExactly("other");
    JobRecord late = JobBuilder.aJob("other-0").group("other").build();
    assertThat(world.jobs.insert(List.of(late))).containsExactly("other-0");
  }

  @Test
  void keepsARecordThatTheDeadProcessDidStore() throws InterruptedException {
    JobRecord stored = JobBuilder.aJob("other-0").group("other").build();
    world.jobs.insert(List.of(stored));
    store(ownedBy("other", "api-2"));

    world.poll.look();

    assertThat(started(1)).containsExactly("other");
    assertThat(world.jobs.find("other-0")).contains(stored);
  }

  @Test
  void startsNothingOfAPausedQueue_untilItIsResumed() throws InterruptedException {
    world.brakes.pause(new Brake(Brake.queue(JobQueue.DEFAULT), "ada", NOW));
    world.seen.look();
    store(group("own", 1));
    world.lanes.offer(group("own", 1));
    world.poll.look();
    assertThat(world.inHand.holds("own")).isFalse();
    assertThat(world.temporal.started()).isEmpty();

    world.brakes.resume(Brake.queue(JobQueue.DEFAULT));
    world.seen.look();
    world.poll.look();

    assertThat(started(1)).containsExactly("own");
  }

  @Test
  void startsOnceEach_whatWasOfferedWhileTemporalWasAway() throws InterruptedException {
    world.temporal.away(true);
    for (int i = 0; i < 3; i++) {
      store(group("g" + i, 1));
    }
    world.lanes.offer(group("g0", 1));
    world.temporal.awaitRefusal();
    while (world.inHand.holds("g0")) {
      Thread.onSpinWait();
    }
    world.lanes.offer(group("g1", 1));
    world.poll.look();
    assertThat(world.temporal.started()).isEmpty();

    world.temporal.away(false);
    world.pass(Duration.ofSeconds(2));
    world.poll.look();
    assertThat(started(3)).containsExactlyInAnyOrder("g0", "g1", "g2");
    world.poll.look();
    assertThat(world.temporal.started().stream().mapToInt(List::size).sum()).isEqualTo(3);
  }

  @Test
  void handsOverWhatWaitsForAWorker_andStartsItAgainWhenItsWorkflowIsGone()
      throws InterruptedException {
    store(group("own", 1));
    world.poll.look();
    assertThat(started(1)).containsExactly("own");
    awaitRunner("own");

    world.pass(Duration.ofSeconds(2));
    world.poll.look();
    assertThat(world.groups.due(JobQueue.DEFAULT, world.now(), 10)).isEmpty();
    world.pass(Duration.ofMinutes(2));
    world.poll.look();
    assertThat(world.groups.due(JobQueue.DEFAULT, world.now(), 10)).isEmpty();

    world.temporal.end("jobs:own");
    world.pass(Duration.ofMinutes(2));
    world.poll.look();
    world.poll.look();
    assertThat(started(2)).containsExactly("own", "own");
  }

  @Test
  void startsTheRest_whenAWorkflowOfTheFirstGroupRunsAlready() throws InterruptedException {
    world.temporal.start(List.of(group("first", 1)));
    store(group("first", 1), group("second", 1));

    world.poll.look();

    assertThat(started(2)).containsExactly("first", "second");
  }

  @Test
  void freesAClaimedGroup_onlyWhenItsWorkflowRunsNoMore() {
    GroupRecovery recovery =
        new GroupRecovery(
            world.groups,
            new JobKinds(List.of(JobKind.of("noop", Noop.class))),
            world.seen,
            world.temporal,
            world.clock());
    store(group("own", 1));
    world.temporal.start(List.of(group("own", 1)));
    world.groups.claim(List.of("own"), "jobs:own", "t", NOW.plusSeconds(10));
    world.pass(Duration.ofMinutes(2));
    recovery.look();
    assertThat(world.groups.due(JobQueue.DEFAULT, world.now(), 10)).isEmpty();

    world.temporal.end("jobs:own");
    recovery.look();

    assertThat(world.groups.due(JobQueue.DEFAULT, world.now(), 10))
        .singleElement()
        .satisfies(group -> assertThat(group.owner()).isNull());
  }

  @Test
  void releasesWhatAnEndedPauseLeftHeld() {
    JobGroup held =
        new JobGroup(
            "held",
            JobQueue.DEFAULT,
            true,
            3,
            List.of("j"),
            Set.of("noop"),
            null,
            NOW,
            null,
            Brake.kind("noop"),
            "api-1",
            null,
            null,
            null,
            JobGroup.MOST);
    store(held);

    new GroupRecovery(
            world.groups,
            new JobKinds(List.of(JobKind.of("noop", Noop.class))),
            world.seen,
            world.temporal,
            world.clock())
        .look();

    assertThat(world.groups.due(JobQueue.DEFAULT, NOW, 10)).hasSize(1);
  }

  private void store(JobGroup... groups) {
    world.groups.insert(List.of(groups));
  }

  private void awaitRunner(String group) {
    while (world.inHand.runner(group).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  /** Ids of the groups that were started, once there are so many. */
  private List<String> started(int groups) throws InterruptedException {
    return world
        .temporal
        .await(starts -> starts.stream().mapToInt(List::size).sum() >= groups)
        .stream()
        .flatMap(List::stream)
        .toList();
  }
}
