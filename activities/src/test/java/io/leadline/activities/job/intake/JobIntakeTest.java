package io.leadline.activities.job.intake;

import static io.leadline.activities.job.intake.IntakeWorld.NOW;
import static io.leadline.activities.job.intake.IntakeWorld.noop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobIntakeTest {
  private final IntakeWorld world = new IntakeWorld("a");
  private final JobIntake intake = world.intake();

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void storesTheGroupAndTheRecord_beforeItAnswers() {
    Accepted accepted = intake.submit(noop().priority(2).maxAttempts(9).subject("lead1"));

    JobRecord job = world.jobs.find(accepted.id()).orElseThrow();
    assertThat(job.status()).isEqualTo(JobStatus.PENDING);
    assertThat(job.priority()).isEqualTo(2);
    assertThat(job.maxAttempts()).isEqualTo(9);
    assertThat(job.subject()).isEqualTo("lead1");
    assertThat(world.sealer.open(job.input())).asString().isEqualTo("{}");
    JobGroup group = world.groups.find(job.group()).orElseThrow();
    assertThat(group.jobs()).containsExactly(job.id());
    assertThat(group.kinds()).containsExactly("noop");
    assertThat(group.owner()).isEqualTo("a");
    assertThat(group.dueAt()).isEqualTo(NOW);
    assertThat(world.offered).containsExactly(group);
  }

  @Test
  void writesTogetherWhatArrivesDuringAWrite() throws Exception {
    CountDownLatch inWrite = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    world.jobs.beforeInsert(
        () -> {
          inWrite.countDown();
          join(goOn);
        });
    Set<String> ids = new HashSet<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Accepted>> calls = new ArrayList<>();
      calls.add(callers.submit(() -> intake.submit(noop())));
      inWrite.await();
      for (int i = 0; i < 1200; i++) {
        calls.add(callers.submit(() -> intake.submit(noop())));
      }
      while (intake.waiting() < 1200) {
        Thread.onSpinWait();
      }
      goOn.countDown();
      for (Future<Accepted> call : calls) {
        ids.add(call.get().id());
      }
    }

    assertThat(ids).hasSize(1201);
    assertThat(world.jobs.inserts()).isEqualTo(2);
    assertThat(world.offered)
        .extracting(group -> group.jobs().size())
        .containsExactly(1, 500, 500, 200);
  }

  @Test
  void separatesByUrgency_andKeepsWhatIsLaterForItsSecond() {
    intake.submit(
        List.of(
            noop().priority(1),
            noop().priority(5),
            noop().runAt(NOW.plusMillis(61_200)),
            noop().runAt(NOW.plusMillis(61_700)),
            noop().runAt(NOW.minusSeconds(5))));

    assertThat(world.offered).extracting(JobGroup::priority).containsExactlyInAnyOrder(1, 5, 3);
    assertThat(world.groups.due(JobQueue.DEFAULT, NOW.plusMillis(61_699), 10)).hasSize(3);
    List<JobGroup> later = world.groups.due(JobQueue.DEFAULT, NOW.plusMillis(61_700), 10);
    assertThat(later)
        .hasSize(4)
        .filteredOn(group -> group.jobs().size() == 2)
        .singleElement()
        .satisfies(group -> assertThat(world.inHand.holds(group.id())).isFalse());
  }

  @Test
  void answersTheSameJobForTheSameKey_untilItsWindowHasPassed() {
    Accepted first = intake.submit(noop().key("order-1"));
    Accepted again = intake.submit(noop().key("order-1"));
    Accepted other = intake.submit(noop().key("order-2"));
    world.pass(Duration.ofMinutes(59));
    Accepted late = intake.submit(noop().key("order-1"));
    world.pass(Duration.ofMinutes(1));
    Accepted anew = intake.submit(noop().key("order-1"));

    assertThat(again).isEqualTo(new Accepted(first.id(), JobStatus.PENDING, true));
    assertThat(late.id()).isEqualTo(first.id());
    assertThat(other.id()).isNotEqualTo(first.id());
    assertThat(anew.known()).isFalse();
    assertThat(anew.id()).isNotEqualTo(first.id());
    assertThat(world.jobs.findByKey("noop:order-1").orElseThrow().id()).isEqualTo(anew.id());
  }

  @Test
  void makesOneJobOfTheSameKey_alsoWithinOneWrite() {
    List<Accepted> answers =
        intake.submit(List.of(noop().key("k"), noop(), noop().key("k"), noop().key("k")));

    assertThat(answers.get(2).id()).isEqualTo(answers.get(0).id());
    assertThat(answers.get(3).id()).isEqualTo(answers.get(0).id());
    assertThat(answers.get(1).id()).isNotEqualTo(answers.get(0).id());
    assertThat(world.jobs.list(JobFilter.ALL, 10)).hasSize(2);
  }

  @Test
  void submitsUnderANewId_whenItsIdWasMadeVoidWhileItSlept() {
    world.jobs.beforeInsert(
        () -> {
          world.jobs.beforeInsert(() -> {});
          // Another process takes this one for dead between its two writes.
          world
              .groups
              .due(JobQueue.DEFAULT, NOW, 10)
              .forEach(group -> world.jobs.insertVoid(group.jobs(), NOW));
        });

    Accepted accepted = intake.submit(noop());

    assertThat(world.jobs.list(JobFilter.ALL, 10))
        .extracting(JobRecord::id)
        .containsExactly(accepted.id());
    JobGroup group =
        world.groups.find(world.jobs.find(accepted.id()).orElseThrow().group()).orElseThrow();
    assertThat(world.offered).containsExactly(group);
    assertThat(world.groups.due(JobQueue.DEFAULT, NOW, 10)).containsExactly(group);
  }

  @Test
  void acceptsNothing_whenTheGroupsCannotBeStored() {
    world.groups.away(true);

    assertThatThrownBy(() -> intake.submit(List.of(noop(), noop())))
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessageContaining("MongoDB");

    assertThat(world.jobs.list(JobFilter.ALL, 10)).isEmpty();
    assertThat(world.offered).isEmpty();
    world.groups.away(false);
    assertThat(intake.submit(noop()).known()).isFalse();
  }

  @Test
  void takesBackWhatAnInsertStoredThatWasCutOff() {
    world.jobs.cutOffAfter(2);
    assertThatThrownBy(() -> intake.submit(List.of(noop(), noop(), noop())))
        .isInstanceOf(BackendUnavailableException.class);
    List<JobRecord> half = world.jobs.list(JobFilter.ALL, 10);
    assertThat(half).hasSize(2);

    Accepted next = intake.submit(noop());

    assertThat(world.jobs.list(JobFilter.ALL, 10))
        .extracting(JobRecord::id)
        .containsExactly(next.id());
    assertThat(world.offered).hasSize(1);
  }

  @Test
  void keepsWhatHasAKey_sinceItsCallerFindsItAgain() {
    world.jobs.cutOffAfter(1);
    assertThatThrownBy(() -> intake.submit(List.of(noop().key("k"), noop())))
        .isInstanceOf(BackendUnavailableException.class);

    Accepted again = intake.submit(noop().key("k"));
    intake.submit(noop());

    assertThat(again.known()).isTrue();
    assertThat(world.offered.getFirst().jobs()).contains(again.id());
  }

  @Test
  void holdsTheJobsOfAPausedKind() {
    world.brakes.pause(new Brake(Brake.kind("noop"), "ada", NOW));
    world.seen.look();

    Accepted accepted = intake.submit(noop());

    assertThat(world.offered).isEmpty();
    assertThat(world.groups.due(JobQueue.DEFAULT, NOW.plusSeconds(60), 10)).isEmpty();
    world.groups.release(Brake.kind("noop"), NOW);
    assertThat(world.groups.due(JobQueue.DEFAULT, NOW, 10))
        .singleElement()
        .satisfies(group -> assertThat(group.jobs()).containsExactly(accepted.id()));
  }

  @Test
  void acceptsNothingAfterItsEnd() {
    intake.close();

    assertThatThrownBy(() -> intake.submit(noop()))
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessageContaining("stops");
  }

  private static void join(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
