package io.leadline.activities.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduledJobActivitiesTest {
  private static final Instant NOW = Instant.parse("2026-11-28T03:00:01Z");
  private static final String GROUP = "noop-2026-11-28T03:00:00Z";
  private static final String JOB = "noop-2026-11-28T030000Z";

  private final FakeJobStore jobs = new FakeJobStore();
  private final FakeJobGroups groups = new FakeJobGroups();
  private final FakeSealer sealer = new FakeSealer();
  private final ScheduledJobActivitiesImpl activities =
      new ScheduledJobActivitiesImpl(
          new JobKinds(List.of(JobKind.of("noop", Noop.class).queue(JobQueue.LOW).attempts(7))),
          jobs,
          groups,
          sealer,
          () -> NOW);

  @Test
  void writesDownWhatASubmissionWouldHaveWritten_once() {
    activities.submitScheduled("noop", GROUP);
    activities.submitScheduled("noop", GROUP);

    JobRecord job = jobs.find(JOB).orElseThrow();
    assertThat(job.status()).isEqualTo(JobStatus.PENDING);
    assertThat(job.queue()).isEqualTo(JobQueue.LOW);
    assertThat(job.maxAttempts()).isEqualTo(7);
    assertThat(job.group()).isEqualTo(GROUP);
    assertThat(new String(sealer.open(job.input()), UTF_8)).isEqualTo("{}");
    assertThat(jobs.list(JobFilter.ALL, 9)).hasSize(1);
    assertThat(groups.find(GROUP)).get().extracting(JobGroup::jobs).isEqualTo(List.of(JOB));
  }

  @Test
  void leavesTheGroupToItsWorkflowAtFirst() {
    activities.submitScheduled("noop", GROUP);

    assertThat(groups.due(JobQueue.LOW, NOW.plus(Duration.ofMinutes(4)), 9)).isEmpty();
    assertThat(groups.claim(List.of(GROUP), "jobs:" + GROUP, "t1", NOW.plusSeconds(10))).hasSize(1);
  }

  @Test
  void isTakenOverWhenTheWorkflowIsGone() {
    activities.submitScheduled("noop", GROUP);

    assertThat(groups.due(JobQueue.LOW, NOW.plus(Duration.ofMinutes(6)), 9)).hasSize(1);
  }

  @Test
  void leavesAKindThatItDoesNotKnowToAnotherWorker() {
    assertThatThrownBy(() -> activities.submitScheduled("newer", "newer-2026-11-28T03:00:00Z"))
        .hasMessageContaining("no kind of job newer in this version");
    assertThat(jobs.list(JobFilter.ALL, 9)).isEmpty();
  }
}
