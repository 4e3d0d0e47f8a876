package io.leadline.activities.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.alarm.Severity;
import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.activities.job.JobCancelledException;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.JobEvent;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobProgress;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.JobStep;
import io.leadline.activities.job.JobTransitions;
import io.leadline.activities.job.PermanentFailure;
import io.leadline.activities.job.RunAgainAt;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of one job, alone and in the middle of a full group, whose others all succeed. */
class GroupRunTest {
  private final JobWorld world = new JobWorld();
  private final JobRuns process = world.process(20);

  @ParameterizedTest
  @CsvSource({"1,scripted-long", "500,scripted-long", "1,scripted-brief", "500,scripted-brief"})
  void keepsTheResultSealed_andEndsTheGroup(int size, String kind) {
    world.scripts.put("works", context -> "done by " + context.jobId());
    JobGroup group = world.group("g", size, kind, "works");

    world.run(process, "g");

    JobRecord it = world.it();
    assertThat(it.status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(world.resultOf(it)).isEqualTo("\"done by it\"");
    assertThat(it.attempts()).isEqualTo(1);
    assertThat(it.completedAt()).isNotNull();
    assertThat(it.tries()).isEmpty();
    assertThat(events(it)).containsExactly(JobEvent.START, JobEvent.SUCCEED);
    assertThat(world.groups.find("g")).isEmpty();
    assertThat(world.metrics).hasSize(size).containsOnly(kind + " succeeded");
    othersSucceeded(group);
  }

  @ParameterizedTest
  @CsvSource({"1,scripted-long", "500,scripted-long", "1,scripted-brief", "500,scripted-brief"})
  void failedAttemptMovesToALaterGroup_andKeepsItsCount(int size, String kind) {
    AtomicInteger attempts = new AtomicInteger();
    world.scripts.put(
        "fails once",
        context -> {
          if (attempts.incrementAndGet() == 1) {
            throw new IllegalStateException("feed of jane@example.com answered 500");
          }
          return "attempt " + context.attempt();
        });
    JobGroup group = world.group("g", size, kind, "fails once");

    world.run(process, "g");

    JobRecord retrying = world.it();
    assertThat(retrying.status()).isEqualTo(JobStatus.RETRYING);
    assertThat(retrying.attempts()).isEqualTo(1);
    assertThat(retrying.group()).isNotEqualTo("g");
    JobGroup later = world.groups.find(retrying.group()).orElseThrow();
    assertThat(later.jobs()).containsExactly("it");
    assertThat(later.dueAt()).isEqualTo(retrying.scheduledFor());
    assertThat(later.owner()).isNull();
    assertThat(later.brief()).isEqualTo(JobWorld.isBrief(kind));
    assertThat(retrying.scheduledFor()).isAfter(retrying.createdAt());
    othersSucceeded(group);

    world.runAgain(process, "it");

    assertThat(world.it().status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(world.resultOf(world.it())).isEqualTo("\"attempt 2\"");
    assertThat(world.it().error()).isNull();
    assertThat(events(world.it()))
        .containsExactly(JobEvent.START, JobEvent.FAIL, JobEvent.START, JobEvent.SUCCEED);
  }

  @Test
  void unforeseenMessageStaysInTheSealedTry_withOneErrorId() {
    world.scripts.put(
        "fails",
        context -> {
          throw new IllegalStateException("jane@example.com is unknown");
        });
    world.group("g", 1, JobWorld.LONG, "fails");

    world.run(process, "g");

    JobRecord it = world.it();
    assertThat(it.error()).isNotNull();
    assertThat(it.error().type()).isEqualTo("IllegalStateException");
    assertThat(it.error().message()).startsWith("at ").doesNotContain("jane");
    assertThat(it.tries())
        .singleElement()
        .satisfies(
            attempt -> {
              assertThat(attempt.error()).isEqualTo(it.error());
              assertThat(attempt.outcome()).isEqualTo(JobEvent.FAIL);
            });
    assertThat(world.lastTry(it).stackTrace()).contains("jane@example.com is unknown");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 500})
  void outOfAttemptsItIsADeadLetter(int size) {
    world.scripts.put(
        "fails",
        context -> {
          throw new IllegalStateException("never works");
        });
    JobGroup group = world.group("g", size, JobWorld.LONG, "fails");

    world.run(process, "g");
    world.runAgain(process, "it");
    world.runAgain(process, "it");

    assertThat(world.it().status()).isEqualTo(JobStatus.FAILED);
    assertThat(world.it().attempts()).isEqualTo(3);
    assertThat(world.it().tries()).hasSize(3);
    assertThat(world.metrics).contains(JobWorld.LONG + " retrying", JobWorld.LONG + " failed");
    othersSucceeded(group);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 500})
  void permanentFailureIsADeadLetterAtOnce(int size) {
    world.scripts.put(
        "fails",
        context -> {
          throw new PermanentFailure("the endpoint is gone");
        });
    JobGroup group = world.group("g", size, JobWorld.BRIEF, "fails");

    world.run(process, "g");

    assertThat(world.it().status()).isEqualTo(JobStatus.FAILED);
    assertThat(world.it().attempts()).isEqualTo(1);
    assertThat(Objects.requireNonNull(world.it().error()).message())
        .isEqualTo("the endpoint is gone");
    othersSucceeded(group);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 500})
  void lastFailureCanBeRecovered(int size) {
    world.scripts.put(
        "recovers",
        new ScriptedJob.Script() {
          @Override
          public @Nullable String run(JobContext context) {
            throw new PermanentFailure("gone");
          }

          @Override
          public Optional<@Nullable String> recover(Throwable failure, JobContext context) {
            return Optional.of("without: " + failure.getMessage());
          }
        });
    JobGroup group = world.group("g", size, JobWorld.BRIEF, "recovers");

    world.run(process, "g");

    assertThat(world.it().status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(world.resultOf(world.it())).isEqualTo("\"without: gone\"");
    assertThat(world.it().history().getLast().why()).startsWith("recovered from error ");
    assertThat(world.alarms).extracting(Alarm::severity).containsExactly(Severity.NOTICE);
    othersSucceeded(group);
  }

  @ParameterizedTest
  @CsvSource({"1,scripted-long", "500,scripted-long", "1,scripted-brief", "500,scripted-brief"})
  void snoozedJobRunsLater_withoutLosingAnAttempt(int size, String kind) {
    Instant at = Instant.now().plusSeconds(3600);
    world.scripts.put(
        "snoozes",
        context -> {
          throw new RunAgainAt(at, "the report is not there yet");
        });
    JobGroup group = world.group("g", size, kind, "snoozes");

    world.run(process, "g");

    JobRecord it = world.it();
    assertThat(it.status()).isEqualTo(JobStatus.PENDING);
    assertThat(it.attempts()).isZero();
    assertThat(it.scheduledFor()).isEqualTo(at);
    assertThat(world.groups.find(it.group()).orElseThrow().dueAt()).isEqualTo(at);
    assertThat(it.history().getLast().why()).isEqualTo("the report is not there yet");
    othersSucceeded(group);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 500})
  void softLimitIsVisible_andHardLimitEndsTheAttempt(int size) {
    AtomicReference<Duration> soft = new AtomicReference<>();
    world.scripts.put(
        "sleeps",
        context -> {
          soft.set(Duration.between(Instant.now(), context.softDeadline()));
          new CountDownLatch(1).await();
          return null;
        });
    JobGroup group = world.group("g", size, JobWorld.LIMITED, "sleeps");

    world.run(process, "g");

    assertThat(soft.get()).isLessThan(JobWorld.HARD_LIMIT);
    assertThat(world.it().status()).isEqualTo(JobStatus.RETRYING);
    assertThat(Objects.requireNonNull(world.it().error()).type()).isEqualTo("HARD_LIMIT");
    othersSucceeded(group);
  }

  @Test
  void jobThatIgnoresTheHardLimitIsGivenUp() {
    CountDownLatch released = new CountDownLatch(1);
    world.scripts.put(
        "deaf",
        context -> {
          while (released.getCount() > 0) {
            try {
              released.await();
            } catch (InterruptedException e) {
              // does not listen
            }
          }
          return "too late";
        });
    world.group("g", 1, JobWorld.LIMITED, "deaf");

    world.run(process, "g");
    released.countDown();

    assertThat(world.it().status()).isEqualTo(JobStatus.RETRYING);
    assertThat(Objects.requireNonNull(world.it().error()).type()).isEqualTo("HARD_LIMIT");
  }

  @ParameterizedTest
  @CsvSource({"1,scripted-long", "500,scripted-long", "1,scripted-brief", "500,scripted-brief"})
  void runningJobIsCancelled_withoutTouchingOthers(int size, String kind) {
    world.scripts.put(
        "waits",
        context -> {
          assertThat(world.store.wantCancel("it")).isTrue();
          new CountDownLatch(1).await();
          return null;
        });
    JobGroup group = world.group("g", size, kind, "waits");

    world.run(process, "g");

    assertThat(world.it().status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(world.runsOf("it")).isEqualTo(1);
    othersSucceeded(group);
  }

  @Test
  void jobThatPollsSeesThatItIsCancelled() {
    world.scripts.put(
        "polls",
        context -> {
          world.store.wantCancel("it");
          while (!context.isCancelled()) {
            Thread.onSpinWait();
          }
          context.checkCancelled();
          return null;
        });
    world.group("g", 1, JobWorld.LONG, "polls");

    world.run(process, "g");

    assertThat(world.it().status()).isEqualTo(JobStatus.CANCELLED);
  }

  @Test
  void jobMayCancelItself() {
    world.scripts.put(
        "cancels",
        context -> {
          throw new JobCancelledException("nothing to do");
        });
    world.group("g", 1, JobWorld.LONG, "cancels");

    world.run(process, "g");

    assertThat(world.it().status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(world.it().history().getLast().why()).isEqualTo("nothing to do");
  }

  @Test
  void waitingJobIsCancelled_beforeItRuns() {
    JobRuns narrow = world.process(1);
    world.scripts.put(
        "until the other is cancelled",
        context -> {
          world.store.wantCancel("other");
          while (world.record("other").status() != JobStatus.CANCELLED) {
            Thread.onSpinWait();
          }
          return null;
        });
    world.accept(
        "g",
        false,
        List.of(
            world.job("it", "g", JobWorld.LONG, "until the other is cancelled"),
            world.job("other", "g", JobWorld.LONG, "plain")));

    world.run(narrow, "g");

    assertThat(world.it().status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(world.runsOf("other")).isZero();
    assertThat(events(world.record("other"))).containsExactly(JobEvent.CANCEL);
  }

  @Test
  void wishThatComesWhileAnAttemptFailsEndsTheJob() {
    world.scripts.put(
        "fails",
        context -> {
          world.store.wantCancel("it");
          throw new IllegalStateException("failed");
        });
    world.group("g", 1, JobWorld.LONG, "fails");

    world.run(process, "g");

    assertThat(world.it().status()).isEqualTo(JobStatus.CANCELLED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 500})
  void jobOfAPausedKindIsHeld_untilTheKindGoesOn(int size) {
    JobGroup group = world.group("g", size, JobWorld.LIMITED, "plain");
    String brake = Brake.kind(JobWorld.LIMITED);
    world.brakes.pause(new Brake(brake, "operator", Instant.now()));

    world.run(process, "g");

    JobRecord it = world.it();
    assertThat(it.status()).isEqualTo(JobStatus.PENDING);
    JobGroup held = world.groups.find(it.group()).orElseThrow();
    assertThat(held.heldBy()).isEqualTo(brake);
    assertThat(held.dueAt()).isNull();
    othersSucceeded(group);

    world.brakes.resume(brake);
    world.groups.release(brake, Instant.now());
    world.runAgain(world.process(1), "it");

    assertThat(world.it().status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 500})
  void jobsOfAPausedQueueWait_thoughTheirGroupWasStarted(int size) {
    JobGroup group = world.group("g", size, JobWorld.BRIEF, "plain");
    String brake = Brake.queue(JobQueue.DEFAULT);
    world.brakes.pause(new Brake(brake, "operator", Instant.now()));

    world.run(process, "g");

    JobRecord it = world.it();
    assertThat(it.status()).isEqualTo(JobStatus.PENDING);
    assertThat(it.history().getLast().why()).isEqualTo("its queue is paused");
    assertThat(world.groups.find(it.group()).orElseThrow().heldBy()).isEqualTo(brake);
    assertThat(world.groups.held(brake)).isEqualTo(size);
    assertThat(group.jobs()).allSatisfy(id -> assertThat(world.runsOf(id)).isZero());

    world.brakes.resume(brake);
    world.groups.release(brake, Instant.now());
    world.runAgain(world.process(1), "it");

    assertThat(world.it().status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(world.runsOf("it")).isEqualTo(1);
  }

  @Test
  void jobsBeyondTheRateOfTheirKindRunInTheSecondsThatFollow() {
    List<JobRecord> jobs =
        IntStream.range(0, 40)
            .mapToObj(i -> world.job("j" + i, "g", JobWorld.RATED, "plain"))
            .toList();
    world.accept("g", false, jobs);

    world.run(process, "g");

    List<JobRecord> later =
        world.store.findAll(jobs.stream().map(JobRecord::id).toList()).stream()
            .filter(job -> job.status() == JobStatus.PENDING)
            .toList();
    assertThat(later).hasSizeBetween(20, 35);
    assertThat(later.stream().collect(Collectors.groupingBy(JobRecord::group)).values())
        .allSatisfy(
            together -> {
              assertThat(together).hasSizeLessThanOrEqualTo(5);
              assertThat(together)
                  .extracting(JobRecord::scheduledFor)
                  .containsOnly(together.getFirst().scheduledFor());
            });
  }

  @Test
  void kindThatTheWorkerDoesNotKnowIsTriedLater() {
    world.accept("g", false, List.of(world.job("it", "g", "newer-kind", "plain")));

    world.run(process, "g");

    assertThat(world.it().status()).isEqualTo(JobStatus.RETRYING);
    assertThat(Objects.requireNonNull(world.it().error()).type()).isEqualTo("UNKNOWN_KIND");
  }

  @Test
  void progressIsWritten() {
    world.scripts.put(
        "reports",
        context -> {
          context.progress(3, 10, "pages");
          return null;
        });
    world.group("g", 1, JobWorld.LONG, "reports");

    world.run(process, "g");

    assertThat(world.it().progress()).isEqualTo(new JobProgress(3, 10, "pages"));
  }

  @Test
  void lastHundredLinesAreKept() {
    world.scripts.put(
        "talks",
        context -> {
          IntStream.rangeClosed(1, 130).forEach(i -> context.log().info("page {}", i));
          return null;
        });
    world.group("g", 1, JobWorld.LONG, "talks");

    world.run(process, "g");

    List<String> lines = world.lastTry(world.it()).lines();
    assertThat(lines).hasSize(100);
    assertThat(lines.getFirst()).endsWith("INFO page 31");
    assertThat(lines.getLast()).endsWith("INFO page 130");
  }

  @Test
  void whatIsRecordedIsNotRunAgain_whenTheActivityIs() {
    world.group("g", 20, JobWorld.LONG, "plain");
    world.run(process, "g");

    process.run(
        "jobs:g",
        new io.leadline.workflows.job.GroupsInput("jobs-default", List.of("g"), false),
        () -> {});

    assertThat(world.runs.values()).hasSize(20).allSatisfy(runs -> assertThat(runs).hasValue(1));
  }

  @Test
  void jobThatMovedOnOrHasNoRecordIsSkipped() {
    JobRecord it = world.job("it", "elsewhere", JobWorld.LONG, "plain");
    world.accept("g", false, List.of(it));
    world.groups.join("g", "never-inserted", JobWorld.LONG);

    world.run(process, "g");

    assertThat(world.it()).isEqualTo(it);
    assertThat(world.groups.find("g")).isEmpty();
  }

  @Test
  void partOfAWholeTellsItOnceRecorded() {
    JobRecord part =
        io.leadline.activities.job.JobBuilder.aJob("it")
            .kind(JobWorld.BRIEF)
            .group("g")
            .part("batch:b1", 7)
            .build();
    world.accept("g", true, List.of(sealedAgain(part)));

    world.run(process, "g");

    assertThat(world.told).singleElement().isEqualTo(world.it());
    assertThat(world.it().status()).isEqualTo(JobStatus.SUCCEEDED);
  }

  private JobRecord sealedAgain(JobRecord part) {
    JobRecord plain = world.job(part.id(), part.group(), part.kind(), "plain");
    return new JobRecord(
        plain.id(),
        plain.kind(),
        plain.queue(),
        plain.priority(),
        plain.status(),
        0,
        3,
        0,
        plain.createdAt(),
        plain.scheduledFor(),
        null,
        null,
        plain.group(),
        plain.key(),
        part.part(),
        null,
        false,
        null,
        plain.input(),
        null,
        null,
        List.of(),
        List.of());
  }

  private void othersSucceeded(JobGroup group) {
    List<String> others = group.jobs().stream().filter(id -> !id.equals("it")).toList();
    assertThat(world.store.findAll(others))
        .hasSize(others.size())
        .allSatisfy(
            job -> {
              assertThat(job.status()).isEqualTo(JobStatus.SUCCEEDED);
              assertThat(world.runsOf(job.id())).isEqualTo(1);
            });
    assertThat(world.store.findAll(Collections.unmodifiableList(group.jobs())))
        .allSatisfy(job -> assertThat(JobTransitions.isSound(job.history())).isTrue());
    assertThat(world.groups.find(group.id())).isEmpty();
  }

  private static List<JobEvent> events(JobRecord job) {
    return job.history().stream().map(JobStep::event).toList();
  }
}
