package io.leadline.starter.start.job;

import static io.leadline.starter.start.job.Groups.NOW;
import static io.leadline.starter.start.job.Groups.alone;
import static io.leadline.starter.start.job.Groups.group;
import static io.leadline.starter.start.job.Groups.ofBatch;
import static io.leadline.starter.start.job.Groups.urgent;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.JobGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StartQueueTest {
  private Instant now = NOW;
  private final StartQueue queue =
      new StartQueue(Duration.ofHours(1), Duration.ofHours(1), () -> now);

  @Test
  void givesALoneGroupAtOnce() {
    queue.add(group("a", 1));

    assertThat(taken()).containsExactly("a");
  }

  @Test
  void lingersUnderLoad_untilAWorkflowIsFull() {
    for (int i = 0; i < 9; i++) {
      queue.add(group("g" + i, 50));
    }
    CompletableFuture<List<String>> taken = CompletableFuture.supplyAsync(this::taken);
    queue.add(group("last", 50));

    assertThat(taken.join()).hasSize(10).startsWith("g0").endsWith("last");
  }

  @Test
  void lingersOnWhenManyJobsWait_andNoLongerWhenFewDo() {
    StartQueue impatient = new StartQueue(Duration.ofMillis(1), Duration.ofHours(1), () -> now);
    for (int i = 0; i < 9; i++) {
      impatient.add(group("few" + i, 1));
    }
    assertThat(impatient.take()).hasSize(9);

    for (int i = 0; i < 9; i++) {
      impatient.add(group("many" + i, 50));
    }
    CompletableFuture<List<JobGroup>> taken = CompletableFuture.supplyAsync(impatient::take);
    impatient.add(group("last", 50));

    assertThat(taken.join()).hasSize(10);
  }

  @Test
  void isAtRestAgain_whenNothingCameForAWhile() {
    for (int i = 0; i < 5; i++) {
      queue.add(group("g" + i, 1));
    }
    now = now.plus(Duration.ofHours(2));

    assertThat(taken()).hasSize(5);
  }

  @Test
  void fillsAWorkflowWithAtMostFiveHundredJobs() {
    queue.add(group("a", 300));
    queue.add(group("b", 200));
    queue.add(group("c", 1));

    assertThat(taken()).containsExactly("a", "b");
    assertThat(queue.jobs()).isEqualTo(1);
    assertThat(taken()).containsExactly("c");
  }

  @Test
  void givesTheMostUrgentFirst() {
    queue.add(urgent("usual", 3));
    queue.add(urgent("low", 5));
    queue.add(urgent("high", 1));

    assertThat(List.of(taken(), taken(), taken()))
        .containsExactly(List.of("high"), List.of("usual"), List.of("low"));
  }

  @Test
  void letsBatchesTakeTurns() {
    for (int i = 0; i < 3; i++) {
      queue.add(ofBatch("huge" + i, "batch:huge"));
    }
    queue.add(ofBatch("small", "batch:small"));
    queue.add(group("single", JobGroup.MOST));

    List<String> order = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      order.addAll(taken());
    }
    assertThat(order).containsExactly("huge0", "small", "single", "huge1", "huge2");
  }

  @Test
  void neverMixesAGroupThatMustRunAlone() {
    queue.add(group("a", 1));
    queue.add(alone("killer"));
    queue.add(group("b", 1));

    assertThat(taken()).containsExactly("a", "b");
    assertThat(taken()).containsExactly("killer");
  }

  @Test
  void givesWhatIsLeftWhenItIsClosed_andThenNothing() {
    for (int i = 0; i < 6; i++) {
      queue.add(group("g" + i, 1));
    }
    queue.close();

    assertThat(taken()).hasSize(6);
    assertThat(taken()).isEmpty();
    assertThat(queue.add(group("late", 1))).isFalse();
  }

  private List<String> taken() {
    return queue.take().stream().map(JobGroup::id).toList();
  }
}
