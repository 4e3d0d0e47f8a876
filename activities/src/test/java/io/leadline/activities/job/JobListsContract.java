package io.leadline.activities.job;

import static io.leadline.activities.job.JobBuilder.SUBMITTED;
import static io.leadline.activities.job.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How every {@link JobStore} lists, counts and purges; extended by the fake and each adapter. */
public abstract class JobListsContract {
  private static final Instant NOON = SUBMITTED;

  /** The store under test, empty. */
  protected abstract JobStore store();

  private void fill() {
    store()
        .insert(
            List.of(
                aJob("a").createdAt(NOON).build(),
                aJob("b")
                    .createdAt(NOON.plusSeconds(1))
                    .kind("send-email")
                    .subject("lead-1")
                    .ended(JobStatus.FAILED, NOON.plusSeconds(9))
                    .error(new JobError("err-77", "SmtpException", "Mailbox is full"))
                    .build(),
                aJob("c")
                    .createdAt(NOON.plusSeconds(2))
                    .queue(JobQueue.LOW)
                    .part("batch:b1", 0)
                    .ended(JobStatus.SUCCEEDED, NOON.plusSeconds(9))
                    .build(),
                aJob("d")
                    .createdAt(NOON.plusSeconds(3))
                    .kind("send-email")
                    .part("batch:b1", 1)
                    .status(JobStatus.RUNNING)
                    .build()));
  }

  @Test
  public void listsTheNewestFirst() {
    fill();

    assertThat(ids(JobFilter.ALL, 10)).containsExactly("d", "c", "b", "a");
    assertThat(ids(JobFilter.ALL, 2)).containsExactly("d", "c");
    assertThat(ids(JobFilter.ALL.before(NOON.plusSeconds(2)), 10)).containsExactly("b", "a");
    assertThat(ids(JobFilter.ALL.after(NOON.plusSeconds(2)), 10)).containsExactly("d", "c");
  }

  @Test
  public void eachPartOfAFilterNarrows() {
    fill();

    assertThat(ids(JobFilter.ALL.status(JobStatus.FAILED), 10)).containsExactly("b");
    assertThat(ids(JobFilter.ALL.kind("send-email"), 10)).containsExactly("d", "b");
    assertThat(ids(JobFilter.ALL.kind("send-email").status(JobStatus.RUNNING), 10))
        .containsExactly("d");
    assertThat(ids(JobFilter.ALL.queue(JobQueue.LOW), 10)).containsExactly("c");
    assertThat(ids(JobFilter.ALL.whole("batch:b1"), 10)).containsExactly("d", "c");
    assertThat(ids(JobFilter.ALL.whole("batch:b1").status(JobStatus.SUCCEEDED), 10))
        .containsExactly("c");
    assertThat(ids(JobFilter.ALL.whole("batch:b1").kind("noop"), 10)).containsExactly("c");
    assertThat(ids(JobFilter.ALL.subject("lead-1"), 10)).containsExactly("b");
    assertThat(ids(JobFilter.ALL.subject("lead-2"), 10)).isEmpty();
  }

  @Test
  public void findsTextInIdKindAndError() {
    fill();

    assertThat(ids(JobFilter.ALL.text("EMAIL"), 10)).containsExactly("d", "b");
    assertThat(ids(JobFilter.ALL.text("mailbox is"), 10)).containsExactly("b");
    assertThat(ids(JobFilter.ALL.text("err-77"), 10)).containsExactly("b");
    assertThat(ids(JobFilter.ALL.text("smtp"), 10)).containsExactly("b");
    assertThat(ids(JobFilter.ALL.text("email").status(JobStatus.RUNNING), 10)).containsExactly("d");
    assertThat(ids(JobFilter.ALL.text(".*"), 10)).isEmpty();
  }

  @Test
  public void pagesMissNobodyThoughManyWereCreatedAtOnce() {
    List<JobRecord> jobs = new ArrayList<>();
    for (int n = 10; n < 30; n++) {
      JobBuilder job = aJob("j" + n).createdAt(NOON.plusSeconds(n / 15));
      jobs.add((n % 2 == 0 ? job.ended(JobStatus.SUCCEEDED, NOON) : job).build());
    }
    store().insert(jobs);

    List<String> seen = new ArrayList<>();
    JobFilter filter = JobFilter.ALL;
    List<JobRecord> page = store().list(filter, 7);
    while (!page.isEmpty()) {
      page.forEach(job -> seen.add(job.id()));
      page = store().list(filter.past(page.getLast()), 7);
    }

    assertThat(seen)
        .doesNotHaveDuplicates()
        .hasSize(20)
        .startsWith("j29", "j28")
        .endsWith("j11", "j10");
  }

  @Test
  public void countsByStatus() {
    fill();

    assertThat(store().counts(JobFilter.ALL))
        .isEqualTo(
            Map.of(
                JobStatus.PENDING,
                1L,
                JobStatus.FAILED,
                1L,
                JobStatus.SUCCEEDED,
                1L,
                JobStatus.RUNNING,
                1L));
    assertThat(store().counts(JobFilter.ALL.whole("batch:b1")))
        .isEqualTo(Map.of(JobStatus.SUCCEEDED, 1L, JobStatus.RUNNING, 1L));
    assertThat(store().counts(JobFilter.ALL.kind("send-email").status(JobStatus.FAILED)))
        .isEqualTo(Map.of(JobStatus.FAILED, 1L));
    assertThat(store().counts(JobFilter.ALL.subject("lead-1")))
        .isEqualTo(Map.of(JobStatus.FAILED, 1L));
  }

  @Test
  public void purgesWhatEndedLongAgoWithThatStatus() {
    store()
        .insert(
            List.of(
                aJob("old1").ended(JobStatus.SUCCEEDED, NOON).build(),
                aJob("old2").ended(JobStatus.SUCCEEDED, NOON.plusSeconds(1)).build(),
                aJob("late").ended(JobStatus.SUCCEEDED, NOON.plus(Duration.ofDays(2))).build(),
                aJob("dead").ended(JobStatus.FAILED, NOON).build(),
                aJob("waits").build()));
    Instant limit = NOON.plus(Duration.ofDays(1));

    assertThat(store().purge(JobStatus.SUCCEEDED, limit, 1)).isEqualTo(1);
    assertThat(store().purge(JobStatus.SUCCEEDED, limit, 10)).isEqualTo(1);
    assertThat(store().purge(JobStatus.SUCCEEDED, limit, 10)).isZero();

    assertThat(store().findAll(List.of("old1", "old2", "late", "dead", "waits")))
        .extracting(JobRecord::id)
        .containsExactlyInAnyOrder("late", "dead", "waits");
  }

  private List<String> ids(JobFilter filter, int limit) {
    return store().list(filter, limit).stream().map(JobRecord::id).toList();
  }
}
