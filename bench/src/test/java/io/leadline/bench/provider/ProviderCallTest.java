package io.leadline.bench.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.catalogue.Catalogue;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.run.JobTrial;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The job against a real provider, run as a worker would. */
class ProviderCallTest {
  private final JobTrial<ProviderCall.Input, Void> trial = JobTrial.of(new ProviderCall());

  @Test
  void callsOnceWhatIsAccepted() throws IOException {
    try (SlowProvider provider = answering(200)) {
      trial.run(new ProviderCall.Input(provider.url(), 3));

      assertThat(Tally.of(provider.ledger().calls())).isEqualTo(new Tally(1, 0, 0));
      assertThat(provider.ledger().calls()).extracting(CallLedger.Call::item).containsExactly(3);
    }
  }

  @Test
  void triesAgainWhatFailsForTheMoment() throws IOException {
    try (SlowProvider provider = answering(503, 503, 200)) {
      trial.run(new ProviderCall.Input(provider.url(), 3));

      assertThat(Tally.of(provider.ledger().calls())).isEqualTo(new Tally(1, 0, 2));
    }
  }

  @Test
  void givesUpAtOnceWhatIsRefused() throws IOException {
    try (SlowProvider provider = answering(422)) {
      assertThat(trial.run(new ProviderCall.Input(provider.url(), 3)).status())
          .isEqualTo(JobStatus.FAILED);

      assertThat(provider.ledger().size()).isEqualTo(1);
    }
  }

  @Test
  void aJarBesideTheProductBringsItsKindsByItself() {
    assertThat(Catalogue.kinds().find(ProviderCalls.DIGEST)).isPresent();
    assertThat(Catalogue.kinds().find(ProviderCalls.AI_CALL)).isPresent();
    assertThat(Catalogue.kinds().find("noop")).isPresent();
  }

  private static SlowProvider answering(Integer... statuses) throws IOException {
    Deque<Integer> left = new ArrayDeque<>(List.of(statuses));
    return new SlowProvider((item, attempt) -> new Behaviour.Answer(Duration.ZERO, left.remove()));
  }
}
