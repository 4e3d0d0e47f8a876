package io.leadline.activities.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.JobStatus;
import io.leadline.activities.subscription.EndedJobs.Ending;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link EndedJobs} keeps; extended by the fake and each adapter. */
public abstract class EndedJobsContract {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  /** The outbox under test, empty. */
  protected abstract EndedJobs endedJobs();

  @Test
  public void keepsEachEndOnce_untilItIsRemoved() {
    Ending first = new Ending("a", JobStatus.SUCCEEDED, NOW);
    Ending second = new Ending("b", JobStatus.FAILED, NOW.plusSeconds(1));
    Ending again = new Ending("b", JobStatus.FAILED, NOW.plusSeconds(2));
    endedJobs().put(List.of(second, first));
    endedJobs().put(List.of(first, again));
    endedJobs().put(List.of());

    assertThat(endedJobs().leftBefore(NOW.plusSeconds(5), 10))
        .containsExactly(first, second, again);
    assertThat(endedJobs().leftBefore(NOW.plusSeconds(5), 1)).containsExactly(first);
    assertThat(endedJobs().leftBefore(NOW.plusSeconds(1), 10)).containsExactly(first);

    endedJobs().remove(List.of(first.id(), second.id()));
    endedJobs().remove(List.of(first.id()));
    assertThat(endedJobs().leftBefore(NOW.plusSeconds(5), 10)).containsExactly(again);
  }
}
