package io.leadline.activities.job.watch;

import static io.leadline.activities.job.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.job.FakeJobBrakes;
import io.leadline.activities.job.FakeJobGroups;
import io.leadline.activities.job.FakeJobStore;
import io.leadline.activities.job.JobBrakes;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.queue.FakeQueueFacts;
import io.leadline.activities.job.queue.QueueFacts.SlotUse;
import io.leadline.activities.job.run.JobTrial;
import io.leadline.activities.job.watch.ScheduleTimes.ScheduleTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WatchStallsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  private final FakeJobStore jobs = new FakeJobStore();
  private final FakeJobGroups groups = new FakeJobGroups();
  private final FakeJobBrakes brakes = new FakeJobBrakes();
  private final FakeQueueFacts facts = new FakeQueueFacts();
  private final List<Alarm> alarms = new ArrayList<>();
  private ScheduleTimes schedules = List::of;

  @Test
  void tellsOfAQueueThatNobodyWorksOff() {
    facts.report("w1", List.of(new SlotUse("jobs-default", 50, 0, NOW.minusSeconds(3))));
    waiting(JobQueue.HIGH, Duration.ofMinutes(4));
    waiting(JobQueue.DEFAULT, Duration.ofMinutes(45));

    assertThat(look()).containsExactly("2 jobs wait in jobs-default, the oldest for 45 minutes");
    assertThat(alarms).extracting(Alarm::title).containsExactly("jobs-default waits");
  }

  @Test
  void tellsOfAQueueThatRunsAndCompletesNothing() {
    facts.report("w1", List.of(new SlotUse("jobs-default", 50, 50, NOW.minusSeconds(3))));
    facts.report("gone", List.of(new SlotUse("jobs-default", 50, 50, NOW.minusSeconds(300))));
    waiting(JobQueue.DEFAULT, Duration.ofMinutes(45));

    assertThat(look())
        .containsExactly(
            "jobs-default runs but completes nothing: 0 attempts in 30 minutes without a success,"
                + " 50 of 50 slots busy");
  }

  @Test
  void knowsThatAPausedQueueWaitsOnPurpose() {
    waiting(JobQueue.DEFAULT, Duration.ofMinutes(45));
    brakes.pause(new JobBrakes.Brake(JobBrakes.Brake.queue(JobQueue.DEFAULT), "operator", NOW));

    assertThat(look()).isEmpty();
  }

  @Test
  void remembersBacklogsForTheNextLook_andForgetsThemAfterADay() {
    facts.noteBacklog(JobQueue.DEFAULT, NOW.minus(Duration.ofHours(30)), 5);
    waiting(JobQueue.DEFAULT, Duration.ofMinutes(1));

    look();
    look();

    assertThat(facts.backlogs(JobQueue.DEFAULT, Instant.EPOCH)).containsExactly(2L);
  }

  @Test
  void tellsOfManyDeadLettersWithinTheHour() {
    IntStream.range(0, 19).forEach(i -> failed("j" + i, Duration.ofMinutes(5)));
    failed("old", Duration.ofHours(2));
    assertThat(look()).isEmpty();

    failed("one more", Duration.ofMinutes(1));

    assertThat(look())
        .containsExactly("20 jobs that were submitted within the hour are dead letters");
  }

  @Test
  void tellsOfALateSchedule_andLooksAtTheRestWithoutTheEngine() {
    Instant overdue = NOW.minus(Duration.ofMinutes(20));
    schedules = () -> List.of(new ScheduleTime("leadline-alerts", false, overdue, null, null));
    assertThat(look()).containsExactly("leadline-alerts was due 20 minutes ago and has not run");

    schedules =
        () -> {
          throw new BackendUnavailableException("Temporal", "gone", new IOException("refused"));
        };
    waiting(JobQueue.DEFAULT, Duration.ofMinutes(45));
    assertThat(look()).hasSize(1);
  }

  private List<String> look() {
    WatchStalls job =
        new WatchStalls(
            new WatchStalls.Stores(groups, jobs, brakes, facts),
            () -> schedules.all(),
            WatchSettings.DEFAULTS,
            alarms::add,
            () -> NOW);
    List<String> found = JobTrial.of(job).run(new WatchStalls.Input()).result();
    return found == null ? List.of() : found;
  }

  private void failed(String id, Duration ago) {
    Instant then = NOW.minus(ago);
    jobs.insert(List.of(aJob(id).createdAt(then).ended(JobStatus.FAILED, then).build()));
  }

  private void waiting(JobQueue queue, Duration since) {
    groups.insert(
        List.of(
            new JobGroup(
                "g-" + queue,
                queue,
                true,
                3,
                List.of("a", "b"),
                Set.of("noop"),
                null,
                NOW.minus(since),
                NOW.minus(since),
                null,
                null,
                null,
                null,
                null,
                8)));
  }
}
