package io.leadline.activities.message;

import static io.leadline.activities.message.Drafts.aVerificationFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.run.JobTrial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettleUnknownSendsTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration WAIT = Duration.ofMinutes(15);

  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final FakeMessageProvider provider =
      new FakeMessageProvider().answering(new CallAnswer.OutcomeUnknown("reset"));
  private int ids;
  private Instant now = NOON;

  @Test
  void settlesUntilNothingMoves_andSendsOnce() {
    LedgerSender sender =
        new LedgerSender(ledger, new FakeSuppressions(), provider, () -> "c" + ++ids, () -> now);
    sender.send("verify", 1, List.of(aVerificationFor("anna")));
    now = NOON.plus(WAIT.multipliedBy(5));
    var trial =
        JobTrial.of(
            new SettleUnknownSends(
                new CallSettlement(
                    ledger,
                    sender,
                    (rows, at) -> List.of(aVerificationFor("anna")),
                    new NoRepeats(),
                    WAIT,
                    () -> now)));

    assertThat(trial.run(new SettleUnknownSends.Input()).result()).isPositive();
    assertThat(trial.again().result()).isZero();

    assertThat(provider.accepted()).hasSize(1);
  }
}
