package io.leadline.activities.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.JobEvent;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that die, sleep too long or are two at a group. */
class TakeoverTest {
  private final JobWorld world = new JobWorld();
  private final JobRuns process = world.process(20);

  @ParameterizedTest
  @CsvSource({"1,scripted-long", "500,scripted-long", "1,scripted-brief", "500,scripted-brief"})
  void nextAttemptRunsWhatTheDeadOneLeft(int size, String kind) {
    JobGroup group = world.group("g", size, kind, "plain");
    died(group);

    world.run(process, "g");

    assertThat(world.store.findAll(group.jobs()))
        .hasSize(size)
        .allSatisfy(
            job -> {
              assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
              assertThat(job.losses()).isZero();
              assertThat(world.runsOf(job.id())).isEqualTo(1);
            });
  }

  @Test
  void windowIsHalved_fromWhatCouldRunAtOnce_eachTimeAWorkerDies() {
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier four = new CyclicBarrier(4);
    world.scripts.put(
        "counted",
        context -> {
          most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
          four.await();
          atOnce.decrementAndGet();
          return null;
        });
    JobGroup group =
        world.accept(
            "g",
            true,
            IntStream.range(0, 100)
                .mapToObj(i -> world.job("j" + i, "g", JobWorld.BRIEF, "counted"))
                .toList());
    died(group);
    world.groups.window("g", "dead", 8);

    world.run(process, "g");

    assertThat(most).hasValue(4);
    assertThat(world.store.findAll(group.jobs()))
        .allSatisfy(job -> assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED));
  }

  @ParameterizedTest
  @ValueSource(strings = {JobWorld.LONG, JobWorld.BRIEF})
  void lossCountsForTheJobThatRanAlone_andItGoesOnAlone(String kind) {
    JobGroup group = world.group("g", 3, kind, "plain");
    died(group);
    world.groups.window("g", "dead", 1);
    world.store.markRunning(List.of(world.record("g-0")), Instant.now().minusSeconds(60));
    world.store.markRunning(List.of(world.it()), Instant.now());

    world.run(process, "g");

    JobRecord it = world.it();
    assertThat(it.status()).isEqualTo(JobStatus.RETRYING);
    assertThat(it.losses()).isEqualTo(1);
    assertThat(it.attempts()).isZero();
    assertThat(world.runsOf("it")).isZero();
    JobGroup own = world.groups.find(it.group()).orElseThrow();
    assertThat(own.jobs()).containsExactly("it");
    assertThat(own.window()).isEqualTo(1);
    assertThat(world.record("g-0").status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(world.record("g-2").status()).isEqualTo(JobStatus.SUCCEEDED);

    world.runAgain(process, "it");

    assertThat(world.it().status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(world.it().losses()).isEqualTo(1);
  }

  @Test
  void thirdLossMakesADeadLetter() {
    world.group("g", 1, JobWorld.LONG, "plain");
    for (int loss = 0; loss < 3; loss++) {
      JobGroup group = world.groups.find(world.it().group()).orElseThrow();
      died(group);
      world.groups.window(group.id(), "dead", 1);
      world.store.markRunning(List.of(world.it()), Instant.now());
      world.run(process, group.id());
    }

    JobRecord it = world.it();
    assertThat(it.status()).isEqualTo(JobStatus.FAILED);
    assertThat(it.losses()).isEqualTo(3);
    assertThat(Objects.requireNonNull(it.error()).type()).isEqualTo("WORKER_LOST");
    assertThat(world.runsOf("it")).isZero();
    assertThat(it.history()).extracting(JobStep::event).endsWith(JobEvent.GIVE_UP);
  }

  @Test
  void lossAmongOthersCountsForNobody() {
    JobGroup group = world.group("g", 10, JobWorld.LONG, "plain");
    died(group);
    world.store.markRunning(world.store.findAll(group.jobs()), Instant.now());

    world.run(process, "g");

    assertThat(world.store.findAll(group.jobs()))
        .allSatisfy(job -> assertThat(job.losses()).isZero());
  }

  @Test
  void jobsOfWindowOneAreMarkedBeforeTheyRun() {
    world.scripts.put("looks", context -> String.valueOf(world.record(context.jobId()).status()));
    JobGroup group = world.group("g", 3, JobWorld.BRIEF, "looks");
    died(group);
    world.groups.window("g", "dead", 1);

    world.run(process, "g");

    assertThat(world.resultOf(world.it())).isEqualTo("\"RUNNING\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 500})
  void whoeverWasTakenOverStops_andRecordsNothing(int size) throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    world.scripts.put(
        "waits",
        context -> {
          if (world.runsOf("it") > 1) {
            return "by the second";
          }
          began.countDown();
          new CountDownLatch(1).await();
          return "by the first";
        });
    world.group("g", size, JobWorld.LONG, "waits");
    Thread first = Thread.ofVirtual().start(() -> world.run(process, "g"));
    began.await();

    world.run(world.process(20), "g");
    first.join();

    assertThat(world.it().status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(world.resultOf(world.it())).isEqualTo("\"by the second\"");
    assertThat(world.it().attempts()).isEqualTo(1);
    assertThat(world.it().tries()).isEmpty();
  }

  @Test
  void whoeverSleptPastItsLeaseAsksBeforeItRecords() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch woken = new CountDownLatch(1);
    // Never renews by itself, as if the whole process had been stopped.
    JobRuns asleep =
        world.process(
            1,
            new RunSettings(
                Duration.ofNanos(1),
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofMillis(1),
                Duration.ofMillis(1)));
    world.scripts.put(
        "sleeps",
        context -> {
          if (world.runsOf("it") > 1) {
            return "by the second";
          }
          began.countDown();
          woken.await();
          return "by the first";
        });
    world.accept(
        "g",
        true,
        List.of(
            world.job("it", "g", JobWorld.BRIEF, "sleeps"),
            world.job("next", "g", JobWorld.BRIEF, "plain")));
    Thread first = Thread.ofVirtual().start(() -> world.run(asleep, "g"));
    began.await();

    world.run(process, "g");
    woken.countDown();
    first.join();

    assertThat(world.resultOf(world.it())).isEqualTo("\"by the second\"");
    assertThat(world.runsOf("next")).isEqualTo(1);
  }

  @Test
  void groupOfAnotherWorkflowIsLeftAlone() {
    JobGroup group = world.group("g", 5, JobWorld.LONG, "plain");
    world.groups.claim(List.of("g"), "jobs:other", "token", Instant.now().plusSeconds(10));

    world.run(process, "g");

    assertThat(world.runs).isEmpty();
    assertThat(world.groups.find("g")).isPresent();
    assertThat(group.jobs()).hasSize(5);
  }

  /** Another attempt claimed the group and never came to its end. */
  private void died(JobGroup group) {
    assertThat(
            world.groups.claim(
                List.of(group.id()), "jobs:" + group.id(), "dead", Instant.now().minusSeconds(1)))
        .hasSize(1);
  }
}
