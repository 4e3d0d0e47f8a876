package io.leadline.activities.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link JobBrakes} keeps; extended by the fake and each adapter. */
public abstract class JobBrakesContract {
  private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");

  /** The brakes under test, none set. */
  protected abstract JobBrakes brakes();

  @Test
  public void holdsUntilResumed() {
    Brake kind = new Brake(Brake.kind("noop"), "operator", NOW);
    Brake queue = new Brake(Brake.queue(JobQueue.LOW), "cli", NOW);

    brakes().pause(kind);
    brakes().pause(queue);
    assertThat(brakes().all()).containsExactlyInAnyOrder(kind, queue);

    assertThat(brakes().resume("kind:noop")).isTrue();
    assertThat(brakes().resume("kind:noop")).isFalse();
    assertThat(brakes().all()).containsExactly(queue);
  }

  @Test
  public void keepsWhyAChannelOfSendingIsStopped() {
    Brake stop = new Brake(Brake.sending(Channel.EMAIL), "ada", NOW, "wrong subject");

    brakes().pause(stop);

    assertThat(stop.what()).isEqualTo("sending:email");
    assertThat(brakes().all()).containsExactly(stop);
  }

  @Test
  public void pausingWhatIsPausedKeepsTheFirstPause() {
    Brake first = new Brake("queue:jobs-low", "operator", NOW);
    brakes().pause(first);

    brakes().pause(new Brake("queue:jobs-low", "cli", NOW.plusSeconds(9)));

    assertThat(brakes().all()).containsExactly(first);
  }
}
