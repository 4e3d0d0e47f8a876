package io.leadline.activities.message;

import static io.leadline.activities.message.Drafts.aTextFor;
import static io.leadline.activities.message.Drafts.aVerificationFor;
import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CallSettlementTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration WAIT = Duration.ofMinutes(15);

  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final FakeMessageProvider provider =
      new FakeMessageProvider().answering(new CallAnswer.OutcomeUnknown("reset"));
  private final AtomicInteger ids = new AtomicInteger(100);
  private Instant now = NOON;
  private final LedgerSender sender =
      new LedgerSender(
          ledger, new FakeSuppressions(), provider, () -> "c" + ids.incrementAndGet(), () -> now);

  @Test
  void waitsWhileTheProviderMayStillReport() {
    sender.send("slot", 1, List.of(anAlertFor("anna")));
    now = NOON.plus(WAIT).minusSeconds(1);
    assertThat(settleWith(List.of(anAlertFor("anna")))).isZero();
  }

  @Test
  void alertStaysInDoubtWhileTheProviderIsSilentAboutEverything() {
    sender.send("slot", 1, List.of(anAlertFor("anna")));
    now = NOON.plus(WAIT.multipliedBy(10));
    assertThat(settleWith(List.of(anAlertFor("anna")))).isZero();
    assertThat(provider.accepted()).isEmpty();
  }

  @Test
  void verificationIsSentAgainWhenTheProviderIsSilentAboutEverything() {
    sender.send("verify", 1, List.of(aVerificationFor("anna")));
    now = NOON.plus(WAIT.multipliedBy(4));
    settleWith(List.of(aVerificationFor("anna")));
    assertThat(provider.accepted()).hasSize(1);
  }

  @Test
  void verificationHasItsTurnBehindManyAlertsThatStayInDoubt() {
    for (int i = 0; i < 450; i++) {
      now = NOON.plusMillis(i / 3);
      provider.answering(new CallAnswer.OutcomeUnknown("reset"));
      sender.send("slot" + i, 1, List.of(anAlertFor("anna" + i)));
    }
    now = NOON.plusSeconds(1);
    sender.send("verify", 1, List.of(aVerificationFor("ben")));
    now = NOON.plus(WAIT.multipliedBy(5));
    settleWith(List.of(aVerificationFor("ben")));
    assertThat(provider.accepted()).extracting(Draft::leadId).containsExactly("ben");
  }

  @Test
  void reportOnALaterCallMakesSilenceCount() {
    sender.send("slot", 1, List.of(anAlertFor("anna")));
    now = NOON.plusSeconds(60);
    sender.send("slot2", 1, List.of(anAlertFor("ben")));
    ledger.merge(List.of(delivered("ben")));
    now = NOON.plus(WAIT).plusSeconds(1);
    assertThat(settleWith(List.of(anAlertFor("anna")))).isPositive();
    assertThat(provider.accepted()).extracting(Draft::leadId).containsExactly("ben", "anna");
  }

  @Test
  void silenceOfTheMailProviderSaysNothingAboutTexts() {
    sender.send("slot", 1, List.of(aTextFor("anna")));
    now = NOON.plusSeconds(60);
    sender.send("slot2", 1, List.of(anAlertFor("ben")));
    ledger.merge(List.of(delivered("ben")));
    now = NOON.plus(WAIT).plusSeconds(1);
    assertThat(settleWith(List.of(aTextFor("anna")))).isZero();
  }

  @Test
  void lateReportOnTheCallItselfEndsTheDoubt() {
    sender.send("slot", 1, List.of(anAlertFor("anna")));
    ledger.merge(List.of(delivered("anna")));
    now = NOON.plus(WAIT.multipliedBy(5));
    assertThat(settleWith(List.of(anAlertFor("anna")))).isZero();
    assertThat(ledger.calls()).extracting(Call::state).containsExactly(CallState.ACCEPTED);
  }

  @Test
  void throttledResendIsTriedInTheNextPass() {
    sender.send("verify", 1, List.of(aVerificationFor("anna")));
    now = NOON.plus(WAIT.multipliedBy(4));
    provider.answering(new CallAnswer.TryLater(Duration.ofSeconds(5), "429"));
    settleWith(List.of(aVerificationFor("anna")));
    assertThat(provider.accepted()).isEmpty();
    now = now.plusSeconds(10);
    settleWith(List.of(aVerificationFor("anna")));
    settleWith(List.of(aVerificationFor("anna")));
    assertThat(provider.accepted()).hasSize(1);
  }

  @Test
  void whatIsNoLongerWantedIsNotSentAgain() {
    sender.send("verify", 1, List.of(aVerificationFor("anna")));
    now = NOON.plus(WAIT.multipliedBy(4));
    assertThat(settleWith(List.of())).isPositive();
    assertThat(ledger.calls()).extracting(Call::state).containsExactly(CallState.ABANDONED);
    assertThat(provider.accepted()).isEmpty();
  }

  @Test
  void callThatWasNeverMadeIsMadeBySettlement() {
    Draft draft = anAlertFor("anna");
    Call claimed =
        new Call(
            "c1",
            Channel.EMAIL,
            "gone",
            1,
            CallState.CLAIMED,
            NOON,
            null,
            List.of(draft.sendId()),
            null,
            null);
    ledger.claim(claimed, List.of(draft));
    provider.answering();
    now = NOON.plus(WAIT).plusSeconds(1);
    provider.send("drain the unknown answer", List.of());
    settleWith(List.of(draft));
    assertThat(provider.accepted()).containsExactly(draft);
  }

  private int settleWith(List<Draft> wanted) {
    Redrafts redrafts =
        (messages, at) ->
            wanted.stream()
                .filter(d -> messages.stream().anyMatch(m -> m.sendId().equals(d.sendId())))
                .toList();
    return new CallSettlement(ledger, sender, redrafts, new NoRepeats(), WAIT, () -> now).settle();
  }

  private ProviderEvent delivered(String lead) {
    String sendId = anAlertFor(lead).sendId();
    return new ProviderEvent(
        "e-" + lead,
        sendId,
        ledger.find(sendId).orElseThrow().call(),
        ProviderEvent.Type.DELIVERED,
        now,
        null,
        false);
  }
}
