package io.leadline.starter.start.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.FakeSealer;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobKind;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.Noop;
import io.leadline.activities.job.intake.Accepted;
import io.leadline.activities.job.intake.GroupsInHand;
import io.leadline.activities.job.intake.JobIntake;
import io.leadline.activities.job.intake.Submission;
import io.leadline.activities.job.intake.TroubledJobStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code api-2} accepts a job while {@code api-1} watches its lease. */
class TwoProcessesTest {
  private final LaneWorld world = new LaneWorld();
  private final TroubledJobStore store = new TroubledJobStore(world.jobs);
  private final AtomicInteger lastId = new AtomicInteger();
  private final JobIntake intake =
      JobIntake.open(
          new JobIntake.Stores(store, world.groups, new GroupsInHand(), world.seen),
          new FakeSealer(),
          world.lanes,
          "api-2",
          () -> "id" + lastId.incrementAndGet(),
          world.clock());

  @AfterEach
  void stop() {
    intake.close();
    world.close();
  }

  @Test
  void runsOnceWhatAProcessAcceptedThatFellAsleepBetweenItsWrites() throws Exception {
    CountDownLatch asleep = new CountDownLatch(1);
    CountDownLatch wakeUp = new CountDownLatch(1);
    store.beforeInsert(
        () -> {
          asleep.countDown();
          await(wakeUp);
        });
    world.leases.renew("api-2", world.now().plusSeconds(10));
    CompletableFuture<Accepted> answer = CompletableFuture.supplyAsync(this::submit);
    asleep.await();

    world.poll.look();
    assertThat(world.temporal.started()).isEmpty();
    world.pass(Duration.ofSeconds(11));
    world.poll.look();
    List<String> takenOver = world.temporal.await(starts -> starts.size() == 1).getFirst();
    wakeUp.countDown();
    String id = answer.get().id();

    JobRecord job = world.jobs.find(id).orElseThrow();
    assertThat(takenOver).doesNotContain(job.group());
    assertThat(world.temporal.await(starts -> starts.size() == 2).getLast())
        .containsExactly(job.group());
    assertThat(world.jobs.list(JobFilter.ALL, 10)).containsExactly(job);
  }

  @Test
  void runsWhatAProcessAcceptedThatDiedAfterItsWrites() throws Exception {
    world.leases.renew("api-2", world.now().plusSeconds(10));
    world.temporal.away(true);
    JobRecord job = world.jobs.find(submit().id()).orElseThrow();
    world.temporal.awaitRefusal();
    while (world.inHand.holds(job.group())) {
      Thread.onSpinWait();
    }
    world.temporal.away(false);
    world.pass(Duration.ofSeconds(11));

    world.poll.look();

    assertThat(world.temporal.await(starts -> starts.size() == 1).getFirst())
        .containsExactly(job.group());
    assertThat(world.jobs.find(job.id())).contains(job);
  }

  private Accepted submit() {
    JobKind noop = JobKind.of("noop", Noop.class).limit(Duration.ofSeconds(5));
    return intake.submit(Submission.of(noop, "{}".getBytes(StandardCharsets.UTF_8)));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
