package io.leadline.activities.job;

import static io.leadline.activities.job.ChangeBuilder.aChange;
import static io.leadline.activities.job.JobBuilder.SUBMITTED;
import static io.leadline.activities.job.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Whatever happens to a job in whatever order, its record tells a possible story. */
class JobLifePropertiesTest {
  /** What may happen; most of it at any time, because nobody asks the job first. */
  enum Act {
    SUBMIT,
    START,
    SUCCEED,
    FAIL,
    GIVE_UP,
    SNOOZE,
    CRASH,
    CANCEL,
    RETRY,
    DISCARD,
    LATE_OUTCOME
  }

  private final JobStore store = new FakeJobStore();
  private final List<JobRecord> seen = new ArrayList<>();
  private @Nullable JobStatus expected;
  private Instant now = SUBMITTED;
  private int groups;

  @Property(tries = 3000)
  void everyStoryLeadsThroughAllowedStates(@ForAll @Size(max = 40) List<Act> acts) {
    JobLifePropertiesTest life = new JobLifePropertiesTest();
    for (Act act : acts) {
      life.happen(act);
      life.check(act);
    }
  }

  private void happen(Act act) {
    now = now.plusSeconds(1);
    Optional<JobRecord> job = store.find("a");
    job.ifPresent(seen::add);
    switch (act) {
      case SUBMIT -> submit();
      case START ->
          job.filter(found -> !found.status().isFinal())
              .ifPresent(found -> expect(JobEvent.START, startedNow(found)));
      case SUCCEED -> job.ifPresent(found -> record(found, JobEvent.SUCCEED));
      case FAIL -> job.ifPresent(found -> record(found, JobEvent.FAIL));
      case GIVE_UP -> job.ifPresent(found -> record(found, JobEvent.GIVE_UP));
      case SNOOZE -> job.ifPresent(found -> record(found, JobEvent.SNOOZE));
      case CRASH -> job.ifPresent(found -> record(found, JobEvent.LOSE));
      case CANCEL -> job.ifPresent(found -> record(found, JobEvent.CANCEL));
      case RETRY -> job.ifPresent(this::retry);
      case DISCARD -> {
        if (store.remove("a", JobStatus.FAILED)) {
          assertThat(expected).isEqualTo(JobStatus.FAILED);
          expected = null;
        }
      }
      case LATE_OUTCOME -> lateOutcomes();
    }
  }

  private void submit() {
    boolean accepted =
        store.insert(List.of(aJob("a").createdAt(now).group(group()).build())).isEmpty();
    assertThat(accepted).isEqualTo(expected == null);
    expected = accepted ? JobStatus.PENDING : expected;
    if (accepted) {
      seen.clear(); // an id is random, so that nobody else ever has an old one
    }
  }

  private boolean startedNow(JobRecord job) {
    store.markRunning(List.of(job), now);
    return true;
  }

  /** The attempt that belongs to the record as it is now tells how it ended. */
  private void record(JobRecord job, JobEvent event) {
    Optional<JobChange> change = outcome(job, event);
    change.ifPresent(made -> expect(event, store.change(List.of(made)).contains("a")));
  }

  private void expect(JobEvent event, boolean made) {
    JobStatus before = Objects.requireNonNull(expected);
    Optional<JobStatus> next = JobTransitions.next(before, event);
    assertThat(made).isEqualTo(next.isPresent());
    expected = next.orElse(before);
  }

  private Optional<JobChange> outcome(JobRecord job, JobEvent event) {
    if (JobTransitions.next(job.status(), event).isEmpty()) {
      return Optional.empty();
    }
    ChangeBuilder change = aChange(job, now).step(event);
    switch (event) {
      case FAIL -> change.attempts(job.attempts() + 1).to(group(), now);
      case SNOOZE, LOSE -> change.to(group(), now);
      case SUCCEED, GIVE_UP -> change.attempts(job.attempts() + 1);
      case START, CANCEL, RETRY -> {}
    }
    return Optional.of(change.build());
  }

  private void retry(JobRecord job) {
    List<JobStep> history = new ArrayList<>(job.history());
    JobStep retried = new JobStep(now, JobEvent.RETRY, JobStatus.PENDING, 0, "by operator");
    JobBuilder anew = aJob("a").createdAt(job.createdAt()).group(group());
    history.forEach(anew::step);
    boolean revived = store.revive("a", JobStatus.FAILED, anew.step(retried).build());
    assertThat(revived).isEqualTo(expected == JobStatus.FAILED);
    expected = revived ? JobStatus.PENDING : expected;
  }

  /** Workers that lost their lease wake up and tell the outcome of what they once began. */
  private void lateOutcomes() {
    JobRecord current = store.find("a").orElse(null);
    for (JobRecord old : seen) {
      boolean outdated =
          current == null
              || !old.group().equals(current.group())
              || old.attempts() != current.attempts();
      if (outdated && !old.status().isFinal()) {
        JobChange late = aChange(old, now).step(JobEvent.CANCEL).build();
        assertThat(store.change(List.of(late))).isEmpty();
        store.markRunning(List.of(old), now);
      }
    }
    assertThat(store.find("a").orElse(null)).isEqualTo(current);
  }

  private void check(Act act) {
    Optional<JobRecord> stored = store.find("a");
    assertThat(stored.map(JobRecord::status))
        .as("after " + act)
        .isEqualTo(Optional.ofNullable(expected));
    stored.ifPresent(
        job -> {
          assertThat(JobTransitions.isSound(job.history())).as(job.history().toString()).isTrue();
          JobStatus last =
              job.history().isEmpty() ? JobStatus.PENDING : job.history().getLast().to();
          assertThat(job.status()).isEqualTo(last);
          assertThat(job.completedAt() != null).isEqualTo(job.status().isFinal());
          assertThat(job.history()).extracting(JobStep::at).isSorted();
          assertThat(store.counts(JobFilter.ALL)).isEqualTo(Map.of(job.status(), 1L));
        });
  }

  private String group() {
    return "g" + groups++;
  }
}
