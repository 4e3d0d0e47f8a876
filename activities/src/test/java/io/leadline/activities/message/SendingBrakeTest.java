package io.leadline.activities.message;

import static io.leadline.activities.message.Drafts.aTextFor;
import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.FakeJobBrakes;
import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SendingBrakeTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final FakeJobBrakes brakes = new FakeJobBrakes();
  private final FakeMessageProvider provider = new FakeMessageProvider();
  private final AtomicInteger ids = new AtomicInteger();
  private Instant now = NOON;
  private final SendingBrake brake = new SendingBrake(brakes, () -> now);
  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final MessageSender sender =
      new ChannelSender(Map.of(Channel.EMAIL, senderOf(provider), Channel.SMS, senderOf(provider)));

  @Test
  void stoppedChannelClaimsNothingAndCallsNobody_andGoesOnWhenFreed() {
    brakes.pause(new Brake(Brake.sending(Channel.EMAIL), "ada", NOON, "wrong subject"));

    assertThat(sender.send("slot", 1, List.of(anAlertFor("anna"))))
        .containsValue(SendOutcome.STOPPED);
    assertThat(sender.send("slot", 1, List.of(aTextFor("anna")))).containsValue(SendOutcome.SENT);
    assertThat(ledger.find(anAlertFor("anna").sendId())).isEmpty();
    assertThat(sender.stopped(Channel.EMAIL))
        .contains("EMAIL was stopped by ada at 2026-03-02T12:00:00Z: wrong subject");
    assertThat(sender.stopped(Channel.SMS)).isEmpty();

    brakes.resume(Brake.sending(Channel.EMAIL));
    now = NOON.plusMillis(500);

    assertThat(sender.send("slot", 2, List.of(anAlertFor("anna")))).containsValue(SendOutcome.SENT);
  }

  @Test
  void isNoticedBetweenTwoCallsOfOneBatch() {
    provider.withMaxRecipients(1);
    MessageProvider stopping =
        new ForwardingProvider(provider) {
          @Override
          public CallAnswer send(String callId, List<Draft> drafts) {
            brakes.pause(new Brake(Brake.sending(Channel.EMAIL), "ada", now));
            now = now.plusMillis(600);
            return super.send(callId, drafts);
          }
        };

    assertThat(senderOf(stopping).send("slot", 1, List.of(anAlertFor("anna"), anAlertFor("ben"))))
        .containsEntry(anAlertFor("anna").sendId(), SendOutcome.SENT)
        .containsEntry(anAlertFor("ben").sendId(), SendOutcome.STOPPED);
  }

  @Test
  void pausesOfJobsStopNoMessages() {
    brakes.pause(new Brake("queue:email", "ada", NOON));
    assertThat(brake.stopped(Channel.EMAIL)).isEmpty();
  }

  private LedgerSender senderOf(MessageProvider any) {
    return new LedgerSender(
        ledger,
        new FakeSuppressions(),
        any,
        CallBodies.NONE,
        SendingRules.stoppedBy(brake),
        () -> "c" + ids.incrementAndGet(),
        () -> now);
  }

  private static class ForwardingProvider implements MessageProvider {
    private final MessageProvider provider;

    ForwardingProvider(MessageProvider provider) {
      this.provider = provider;
    }

    @Override
    public String name() {
      return provider.name();
    }

    @Override
    public int maxRecipients() {
      return provider.maxRecipients();
    }

    @Override
    public int maxCharacters() {
      return provider.maxCharacters();
    }

    @Override
    public CallAnswer send(String callId, List<Draft> drafts) {
      return provider.send(callId, drafts);
    }
  }
}
