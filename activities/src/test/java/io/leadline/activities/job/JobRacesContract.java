package io.leadline.activities.job;

import static io.leadline.activities.job.ChangeBuilder.aChange;
import static io.leadline.activities.job.JobBuilder.SUBMITTED;
import static io.leadline.activities.job.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who wins when two write to a {@link JobStore} at once; extended by the fake and each adapter. */
public abstract class JobRacesContract {
  private static final int JOBS = 200;
  private static final Instant LATER = SUBMITTED.plusSeconds(60);
  private static final JobError ERROR = new JobError("e1", "TIMEOUT", "no answer");

  /** The store under test, empty. */
  protected abstract JobStore store();

  @Test
  public void oneOfTwoAttemptsRecordsAJob() throws Exception {
    List<JobRecord> jobs = jobs(JobStatus.PENDING);
    List<JobChange> done = jobs.stream().map(JobRacesContract::succeeded).toList();
    List<JobChange> failed = jobs.stream().map(JobRacesContract::failed).toList();

    List<Set<String>> made =
        atOnce(() -> store().change(done), () -> store().change(failed.reversed()));

    assertThat(Collections.disjoint(made.getFirst(), made.getLast())).isTrue();
    assertThat(made.getFirst().size() + made.getLast().size()).isEqualTo(JOBS);
    for (JobRecord job : stored()) {
      JobStatus expected =
          made.getFirst().contains(job.id()) ? JobStatus.SUCCEEDED : JobStatus.RETRYING;
      assertThat(job.status()).isEqualTo(expected);
      assertThat(job.attempts()).isEqualTo(1);
      assertThat(job.history()).hasSize(2);
      assertThat(JobTransitions.isSound(job.history())).isTrue();
    }
  }

  @Test
  public void aJobIsCancelledOrRecordedButNotBoth() throws Exception {
    List<JobRecord> jobs = jobs(JobStatus.RUNNING);
    List<JobChange> done = jobs.stream().map(JobRacesContract::succeeded).toList();
    List<JobChange> cancelled =
        jobs.stream().map(job -> aChange(job, LATER).step(JobEvent.CANCEL).build()).toList();

    List<Set<String>> made =
        atOnce(() -> store().change(done), () -> store().change(cancelled.reversed()));

    assertThat(made.getFirst().size() + made.getLast().size()).isEqualTo(JOBS);
    for (JobRecord job : stored()) {
      assertThat(job.status())
          .isEqualTo(
              made.getFirst().contains(job.id()) ? JobStatus.SUCCEEDED : JobStatus.CANCELLED);
    }
  }

  @Test
  public void aLateOutcomeNeverTouchesARevivedJob() throws Exception {
    List<JobRecord> jobs = jobs(JobStatus.FAILED);
    List<JobChange> late = jobs.stream().map(JobRacesContract::lateSuccess).toList();

    List<Set<String>> made = atOnce(() -> revive(jobs), () -> store().change(late));

    assertThat(made.getFirst()).hasSize(JOBS);
    assertThat(made.getLast()).isEmpty();
    assertThat(stored()).allMatch(job -> job.status() == JobStatus.PENDING);
    assertThat(stored()).allMatch(job -> job.group().equals("g2"));
  }

  @Test
  public void aDeadLetterIsRevivedByOneOfTwo() throws Exception {
    List<JobRecord> jobs = jobs(JobStatus.FAILED);

    List<Set<String>> made = atOnce(() -> revive(jobs), () -> revive(jobs.reversed()));

    assertThat(Collections.disjoint(made.getFirst(), made.getLast())).isTrue();
    assertThat(made.getFirst().size() + made.getLast().size()).isEqualTo(JOBS);
  }

  @Test
  public void aDeadLetterIsRevivedOrPurgedButNeverLost() throws Exception {
    List<JobRecord> jobs = jobs(JobStatus.FAILED);

    List<Set<String>> made =
        atOnce(
            () -> revive(jobs),
            () -> {
              while (store().purge(JobStatus.FAILED, LATER.plusSeconds(1), 7) == 7) {
                // until the rest is less
              }
              return Set.of();
            });

    assertThat(stored())
        .extracting(JobRecord::id)
        .containsExactlyInAnyOrderElementsOf(made.getFirst());
    assertThat(stored()).allMatch(job -> job.status() == JobStatus.PENDING);
  }

  @Test
  public void anIdIsVoidOrHasItsRecord() throws Exception {
    List<JobRecord> jobs = IntStream.range(0, JOBS).mapToObj(n -> aJob("j" + n).build()).toList();
    List<String> ids = jobs.stream().map(JobRecord::id).toList();

    List<Set<String>> made =
        atOnce(
            () -> store().insert(jobs),
            () -> {
              store().insertVoid(ids.reversed(), SUBMITTED);
              return Set.of();
            });

    Set<String> there = new HashSet<>(ids);
    there.removeAll(made.getFirst());
    assertThat(stored()).extracting(JobRecord::id).containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  public void aKeyIsTakenByOneOfTwo() throws Exception {
    List<JobRecord> ones = IntStream.range(0, JOBS).mapToObj(n -> keyed("a" + n, n)).toList();
    List<JobRecord> others = IntStream.range(0, JOBS).mapToObj(n -> keyed("b" + n, n)).toList();

    List<Set<String>> refused =
        atOnce(() -> store().insert(ones), () -> store().insert(others.reversed()));

    assertThat(refused.getFirst().size() + refused.getLast().size()).isEqualTo(JOBS);
    for (int n = 0; n < JOBS; n++) {
      assertThat(refused.getFirst().contains("a" + n))
          .isNotEqualTo(refused.getLast().contains("b" + n));
    }
  }

  private List<JobRecord> jobs(JobStatus status) {
    List<JobRecord> jobs = new ArrayList<>();
    for (int n = 0; n < JOBS; n++) {
      JobBuilder job = aJob("j" + n);
      jobs.add((status.isFinal() ? job.ended(status, LATER) : job.status(status)).build());
    }
    store().insert(jobs);
    return jobs;
  }

  private List<JobRecord> stored() {
    return store().findAll(IntStream.range(0, JOBS).mapToObj(n -> "j" + n).toList());
  }

  private Set<String> revive(List<JobRecord> jobs) {
    Set<String> revived = new HashSet<>();
    for (JobRecord job : jobs) {
      if (store().revive(job.id(), JobStatus.FAILED, aJob(job.id()).group("g2").build())) {
        revived.add(job.id());
      }
    }
    return revived;
  }

  private static JobRecord keyed(String id, int number) {
    return aJob(id).key("noop:" + number).build();
  }

  private static JobChange succeeded(JobRecord job) {
    ChangeBuilder change = aChange(job, LATER);
    if (job.status() != JobStatus.RUNNING) {
      change.step(JobEvent.START);
    }
    return change.step(JobEvent.SUCCEED).attempts(1).result("done").build();
  }

  private static JobChange failed(JobRecord job) {
    return aChange(job, LATER)
        .step(JobEvent.START)
        .step(JobEvent.FAIL)
        .attempts(1)
        .to("g2", LATER)
        .error(ERROR)
        .build();
  }

  private static JobChange lateSuccess(JobRecord dead) {
    return succeeded(aJob(dead.id()).status(JobStatus.RUNNING).build());
  }

  private static List<Set<String>> atOnce(Callable<Set<String>> one, Callable<Set<String>> other)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    List<Set<String>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Set<String>>> running = new ArrayList<>();
      for (Callable<Set<String>> each : List.of(one, other)) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return each.call();
                }));
      }
      for (Future<Set<String>> each : running) {
        answers.add(each.get());
      }
    }
    return answers;
  }
}
