package io.leadline.activities.job;

import static io.leadline.activities.job.ChangeBuilder.aChange;
import static io.leadline.activities.job.JobBuilder.SUBMITTED;
import static io.leadline.activities.job.JobBuilder.aJob;
import static io.leadline.activities.job.JobBuilder.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link JobStore} keeps of single records; extended by the fake and each adapter. */
public abstract class JobStoreContract {
  private static final Instant LATER = SUBMITTED.plusSeconds(60);
  private static final JobError ERROR = new JobError("e1", "TIMEOUT", "no answer");

  /** The store under test, empty. */
  protected abstract JobStore store();

  @Test
  public void givesBackEverythingOfARecord() {
    JobRecord full =
        new JobRecord(
            "full",
            "send-email",
            JobQueue.HIGH,
            1,
            JobStatus.FAILED,
            4,
            5,
            2,
            SUBMITTED,
            SUBMITTED.plusMillis(7),
            SUBMITTED.plusMillis(8),
            SUBMITTED.plusMillis(9),
            "g7",
            "send-email:once",
            new JobPart("batch:b1", 17),
            "lead-3",
            true,
            new JobProgress(3, 10, "third page"),
            sealed("in"),
            sealed("out"),
            ERROR,
            List.of(
                new JobStep(SUBMITTED, JobEvent.START, JobStatus.RUNNING, 1, null),
                new JobStep(LATER, JobEvent.GIVE_UP, JobStatus.FAILED, 1, "by hand: told to")),
            List.of(
                new JobTry(1, SUBMITTED, LATER, JobEvent.GIVE_UP, ERROR, sealed("trace")),
                new JobTry(2, SUBMITTED, LATER, JobEvent.LOSE, null, sealed("lines"))));
    JobRecord plain = aJob("plain").build();

    assertThat(store().insert(List.of(full, plain))).isEmpty();

    assertThat(store().find("full")).contains(full);
    assertThat(store().find("plain")).contains(plain);
    assertThat(store().find("nobody")).isEmpty();
    assertThat(store().findAll(List.of("full", "nobody", "plain", "full")))
        .containsExactlyInAnyOrder(full, plain);
  }

  @Test
  public void refusesATakenIdAndInsertsTheOthers() {
    JobRecord first = aJob("a").build();
    store().insert(List.of(first));

    assertThat(store().insert(List.of(aJob("a").kind("other").build(), aJob("b").build())))
        .containsExactly("a");

    assertThat(store().find("a")).contains(first);
    assertThat(store().find("b")).isPresent();
    assertThat(store().insert(List.of())).isEmpty();
  }

  @Test
  public void refusesATakenKeyUntilItIsFreed() {
    JobRecord first = aJob("a").key("noop:k").build();
    store().insert(List.of(first));
    JobRecord second = aJob("b").key("noop:k").build();

    assertThat(store().insert(List.of(second))).containsExactly("b");
    assertThat(store().findByKey("noop:k")).contains(first);

    store().freeKey("b", "noop:k");
    assertThat(store().findByKey("noop:k")).contains(first);
    store().freeKey("a", "noop:k");
    store().freeKey("a", "noop:k");

    assertThat(store().findByKey("noop:k")).isEmpty();
    assertThat(store().findByKey("a")).map(JobRecord::id).contains("a");
    assertThat(store().insert(List.of(second))).isEmpty();
    assertThat(store().findByKey("noop:k")).contains(second);
  }

  @Test
  public void oneInsertOfTwoWithTheSameKeyTakesOne() {
    assertThat(
            store()
                .insert(List.of(aJob("a").key("noop:k").build(), aJob("b").key("noop:k").build())))
        .hasSize(1);
    assertThat(store().findAll(List.of("a", "b"))).hasSize(1);
  }

  @Test
  public void aVoidIdIsTakenButNotFound() {
    store().insert(List.of(aJob("there").build()));

    store().insertVoid(List.of("there", "late"), SUBMITTED);
    store().insertVoid(List.of("there", "late"), SUBMITTED);

    assertThat(store().find("late")).isEmpty();
    assertThat(store().findAll(List.of("there", "late"))).extracting("id").containsExactly("there");
    assertThat(store().findByKey("late")).isEmpty();
    assertThat(store().list(JobFilter.ALL, 10)).hasSize(1);
    assertThat(store().insert(List.of(aJob("late").build()))).containsExactly("late");
    assertThat(store().wantCancel("late")).isFalse();
  }

  @Test
  public void letsGoOfVoidIdsAfterAWhile() {
    store().insert(List.of(aJob("there").build()));
    store().insertVoid(List.of("old", "older"), SUBMITTED);
    store().insertVoid(List.of("late"), LATER);

    assertThat(store().purgeVoid(LATER, 1)).isEqualTo(1);
    assertThat(store().purgeVoid(LATER, 10)).isEqualTo(1);
    assertThat(store().purgeVoid(LATER, 10)).isZero();

    assertThat(store().find("there")).isPresent();
    assertThat(store().insert(List.of(aJob("late").build(), aJob("old").build())))
        .containsExactly("late");
  }

  @Test
  public void recordsAnAttemptOnce() {
    JobRecord job = aJob("a").build();
    store().insert(List.of(job));
    JobTry attempt = new JobTry(1, SUBMITTED, LATER, JobEvent.FAIL, ERROR, sealed("trace"));
    JobChange failed =
        aChange(job, LATER)
            .step(JobEvent.START)
            .step(JobEvent.FAIL)
            .attempts(1)
            .to("g2", LATER.plusSeconds(2))
            .error(ERROR)
            .attempt(attempt)
            .build();

    assertThat(store().change(List.of(failed))).containsExactly("a");
    assertThat(store().change(List.of(failed))).isEmpty();

    assertThat(store().find("a")).contains(job.after(failed));
    assertThat(store().change(List.of())).isEmpty();
  }

  @Test
  public void aLaterSuccessClearsTheErrorAndKeepsTheTries() {
    JobRecord job = aJob("a").attempts(1).status(JobStatus.RETRYING).error(ERROR).build();
    store().insert(List.of(job));

    store().change(List.of(succeeded(job)));

    JobRecord after = store().find("a").orElseThrow();
    assertThat(after).isEqualTo(job.after(succeeded(job)));
    assertThat(after.status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(after.error()).isNull();
    assertThat(after.result()).isEqualTo(sealed("done"));
  }

  @Test
  public void makesOnlyTheChangesThatStillApply() {
    JobRecord moved = aJob("moved").group("g2").build();
    JobRecord tried = aJob("tried").attempts(1).build();
    JobRecord ended = aJob("ended").ended(JobStatus.CANCELLED, LATER).build();
    JobRecord good = aJob("good").build();
    store().insert(List.of(moved, tried, ended, good));

    assertThat(
            store()
                .change(
                    List.of(
                        succeeded(aJob("moved").build()),
                        succeeded(aJob("tried").build()),
                        succeeded(aJob("ended").build()),
                        succeeded(aJob("nobody").build()),
                        succeeded(good))))
        .containsExactly("good");

    assertThat(store().findAll(List.of("moved", "tried", "ended", "nobody", "good")))
        .containsExactlyInAnyOrder(moved, tried, ended, good.after(succeeded(good)));
  }

  @Test
  public void changesAFullGroupAtOnce() {
    List<JobRecord> jobs = IntStream.range(0, 500).mapToObj(n -> aJob("j" + n).build()).toList();
    store().insert(jobs);

    assertThat(store().change(jobs.stream().map(JobStoreContract::succeeded).toList()))
        .hasSize(500);

    assertThat(store().counts(JobFilter.ALL).get(JobStatus.SUCCEEDED)).isEqualTo(500);
  }

  @Test
  public void marksAsRunningWhatIsStillInItsGroup() {
    JobRecord moved = aJob("moved").group("g2").build();
    JobRecord ended = aJob("ended").ended(JobStatus.CANCELLED, LATER).build();
    JobRecord again = aJob("again").attempts(2).status(JobStatus.RETRYING).build();
    store().insert(List.of(moved, ended, again, aJob("first").build()));

    store().markRunning(List.of(aJob("moved").build(), aJob("ended").build(), again, job()), LATER);

    assertThat(store().find("moved")).contains(moved);
    assertThat(store().find("ended")).contains(ended);
    JobRecord running = store().find("again").orElseThrow();
    assertThat(running.status()).isEqualTo(JobStatus.RUNNING);
    assertThat(running.attempts()).isEqualTo(2);
    assertThat(running.startedAt()).isEqualTo(LATER);
    assertThat(running.history())
        .containsExactly(new JobStep(LATER, JobEvent.START, JobStatus.RUNNING, 3, null));
    assertThat(store().find("first").orElseThrow().history())
        .containsExactly(new JobStep(LATER, JobEvent.START, JobStatus.RUNNING, 1, null));
  }

  private static JobRecord job() {
    return aJob("first").build();
  }

  @Test
  public void showsTheWishToCancelToWhoeverRunsTheJob() {
    store().insert(List.of(job(), aJob("b").build(), aJob("c").build()));
    store().change(List.of(succeeded(aJob("c").build())));

    assertThat(store().wantCancel("first")).isTrue();
    assertThat(store().wantCancel("first")).isTrue();
    assertThat(store().wantCancel("c")).isFalse();
    assertThat(store().wantCancel("nobody")).isFalse();

    assertThat(store().cancelWanted(List.of("first", "b", "c", "nobody"))).containsExactly("first");
    assertThat(store().cancelWanted(List.of())).isEmpty();
    assertThat(store().find("first").orElseThrow().cancelWanted()).isTrue();
  }

  @Test
  public void keepsTheLatestProgressOfWhatRuns() {
    store().insert(List.of(job(), aJob("c").ended(JobStatus.SUCCEEDED, LATER).build()));

    store().progress("first", new JobProgress(1, 10, "one"));
    store().progress("first", new JobProgress(2, 10, "two"));
    store().progress("c", new JobProgress(2, 10, "two"));

    assertThat(store().find("first").orElseThrow().progress())
        .isEqualTo(new JobProgress(2, 10, "two"));
    assertThat(store().find("c").orElseThrow().progress()).isNull();
  }

  @Test
  public void revivesOnce() {
    JobRecord dead = aJob("a").attempts(5).ended(JobStatus.FAILED, LATER).error(ERROR).build();
    store().insert(List.of(dead));
    JobRecord anew = aJob("a").group("g2").input("{edited}").build();

    assertThat(store().revive("a", JobStatus.FAILED, anew)).isTrue();
    assertThat(store().revive("a", JobStatus.FAILED, anew)).isFalse();
    assertThat(store().revive("nobody", JobStatus.FAILED, aJob("nobody").build())).isFalse();

    assertThat(store().find("a")).contains(anew);
    JobRecord asItRan = aJob("a").attempts(5).status(JobStatus.RUNNING).build();
    assertThat(store().change(List.of(succeeded(asItRan)))).isEmpty();
    assertThat(store().change(List.of(succeeded(anew)))).containsExactly("a");
  }

  @Test
  public void revivingKeepsTheKey() {
    JobRecord dead = aJob("a").key("noop:k").ended(JobStatus.FAILED, LATER).build();
    store().insert(List.of(dead));

    store().revive("a", JobStatus.FAILED, aJob("a").key("noop:k").group("g2").build());

    assertThat(store().findByKey("noop:k").map(JobRecord::group)).isEqualTo(Optional.of("g2"));
  }

  @Test
  public void removesOnlyFromTheStatusThatWasMeant() {
    store().insert(List.of(aJob("a").key("noop:k").ended(JobStatus.FAILED, LATER).build()));

    assertThat(store().remove("a", JobStatus.SUCCEEDED)).isFalse();
    assertThat(store().remove("a", JobStatus.FAILED)).isTrue();
    assertThat(store().remove("a", JobStatus.FAILED)).isFalse();

    assertThat(store().find("a")).isEmpty();
    assertThat(store().insert(List.of(aJob("b").key("noop:k").build()))).isEmpty();
  }

  private static JobChange succeeded(JobRecord job) {
    return aChange(job, LATER)
        .step(JobEvent.START)
        .step(JobEvent.SUCCEED)
        .attempts(job.attempts() + 1)
        .result("done")
        .build();
  }
}
