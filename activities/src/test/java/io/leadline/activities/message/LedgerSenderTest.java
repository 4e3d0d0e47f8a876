package io.leadline.activities.message;

import static io.leadline.activities.message.Drafts.aTextFor;
import static io.leadline.activities.message.Drafts.aVerificationFor;
import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.leadline.activities.message.CallAnswer.Refusal;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerSenderTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final FakeSuppressions suppressions = new FakeSuppressions();
  private final FakeMessageProvider provider = new FakeMessageProvider();
  private final AtomicInteger ids = new AtomicInteger(100);
  private final LedgerSender sender =
      new LedgerSender(
          ledger, suppressions, provider, () -> "c" + ids.incrementAndGet(), () -> NOON);

  @Test
  void sendsOnceHoweverOftenItIsAsked() {
    List<Draft> drafts = List.of(anAlertFor("anna"), anAlertFor("ben"));
    assertThat(sender.send("slot", 1, drafts).values()).containsOnly(SendOutcome.SENT);
    assertThat(sender.send("slot", 2, drafts).values()).containsOnly(SendOutcome.ALREADY_CLAIMED);
    assertThat(sender.send("other", 1, drafts).values()).containsOnly(SendOutcome.ALREADY_CLAIMED);
    assertThat(provider.accepted()).hasSize(2);
  }

  @Test
  void looksAtTheSuppressionsRightBeforeTheCall() {
    suppress("anna");
    assertThat(sender.send("slot", 1, List.of(anAlertFor("anna"), anAlertFor("ben"))))
        .containsOnly(
            entry(anAlertFor("anna").sendId(), SendOutcome.SUPPRESSED),
            entry(anAlertFor("ben").sendId(), SendOutcome.SENT));
    assertThat(provider.accepted()).extracting(Draft::leadId).containsExactly("ben");
    assertThat(ledger.find(anAlertFor("anna").sendId())).isEmpty();
  }

  @Test
  void makesNoCallWhenEverybodyIsSuppressed() {
    suppress("anna");
    sender.send("slot", 1, List.of(anAlertFor("anna")));
    assertThat(provider.accepted()).isEmpty();
    assertThat(ledger.calls()).extracting(Call::state).containsExactly(CallState.ABANDONED);
  }

  @Test
  void whoeverOptedOutMayBeAskedToConfirmANewOptIn() {
    suppress("anna");
    assertThat(sender.send("verify", 1, List.of(aVerificationFor("anna"))).values())
        .containsOnly(SendOutcome.SENT);
    assertThat(sender.send("slot", 1, List.of(anAlertFor("anna"))).values())
        .containsOnly(SendOutcome.SUPPRESSED);
  }

  @Test
  void theProvidersOwnOptOutIsLiftedForTheQuestion_andForNothingElse() {
    suppress("anna");
    sender.send("slot", 1, List.of(anAlertFor("anna")));
    sender.send("verify", 1, List.of(aVerificationFor("ben")));
    assertThat(provider.lifted()).isEmpty();

    Draft question = aVerificationFor("anna");
    sender.send("verify", 2, List.of(question));

    assertThat(provider.lifted()).containsExactly(question.to());
  }

  @Test
  void afterABounceOrAComplaintNotEvenThatIsSent() {
    suppress("anna", Suppression.Reason.BOUNCED);
    suppress("ben", Suppression.Reason.COMPLAINED);
    List<Draft> drafts = List.of(aVerificationFor("anna"), aVerificationFor("ben"));
    assertThat(sender.send("verify", 1, drafts).values()).containsOnly(SendOutcome.SUPPRESSED);
    assertThat(provider.accepted()).isEmpty();
  }

  @Test
  void throttledMessagesMayBeSentLater() {
    provider.answering(new CallAnswer.TryLater(Duration.ofSeconds(30), "429 too many requests"));
    List<Draft> drafts = List.of(anAlertFor("anna"));
    assertThat(sender.send("slot", 1, drafts).values()).containsOnly(SendOutcome.TRY_LATER);
    assertThat(sender.send("slot", 2, drafts).values()).containsOnly(SendOutcome.SENT);
    assertThat(provider.accepted()).hasSize(1);
  }

  @Test
  void oneBadRecipientDoesNotHoldUpTheOthers() {
    Draft bad = anAlertFor("bad");
    provider.answering(
        new CallAnswer.RecipientsRefused(
            Map.of(bad.sendId(), new Refusal(Refusal.Kind.DEAD, "400 not an address"))));
    assertThat(sender.send("slot", 1, List.of(anAlertFor("anna"), bad, anAlertFor("ben"))))
        .containsOnly(
            entry(anAlertFor("anna").sendId(), SendOutcome.SENT),
            entry(bad.sendId(), SendOutcome.RECIPIENT_DEAD),
            entry(anAlertFor("ben").sendId(), SendOutcome.SENT));
    assertThat(ledger.find(bad.sendId()).orElseThrow().problem()).isEqualTo("400 not an address");
  }

  @ParameterizedTest
  @CsvSource({"DEAD, RECIPIENT_DEAD", "OPTED_OUT, RECIPIENT_OPTED_OUT", "BLOCKED, BLOCKED"})
  void saysWhatARefusalSaysAboutItsRecipient(Refusal.Kind kind, SendOutcome outcome) {
    Draft draft = aTextFor("anna");
    provider.answering(
        new CallAnswer.RecipientsRefused(Map.of(draft.sendId(), new Refusal(kind, "21610"))));
    assertThat(sender.send("slot", 1, List.of(draft)).values()).containsOnly(outcome);
  }

  @Test
  void refusalThatNamesNobodyIsAMatterOfOurSettings() {
    provider.answering(
        new CallAnswer.RecipientsRefused(
            Map.of("20260302-x-email-alert", new Refusal(Refusal.Kind.DEAD, "400"))));
    assertThat(sender.send("slot", 1, List.of(anAlertFor("anna"))).values())
        .containsOnly(SendOutcome.MISCONFIGURED);
  }

  @Test
  void lostAnswerIsNeverRepeatedAtOnce() {
    provider.answering(new CallAnswer.OutcomeUnknown("connection reset"));
    List<Draft> drafts = List.of(anAlertFor("anna"));
    assertThat(sender.send("slot", 1, drafts).values()).containsOnly(SendOutcome.UNKNOWN);
    assertThat(sender.send("slot", 2, drafts).values()).containsOnly(SendOutcome.ALREADY_CLAIMED);
    assertThat(provider.accepted()).isEmpty();
  }

  @Test
  void splitsWhatOneCallCannotCarry() {
    provider.withMaxRecipients(2);
    List<Draft> drafts =
        List.of(
            anAlertFor("a"), anAlertFor("b"), anAlertFor("c"), anAlertFor("d"), anAlertFor("e"));
    assertThat(sender.send("slot", 1, drafts).values()).containsOnly(SendOutcome.SENT).hasSize(5);
    assertThat(ledger.calls()).extracting(call -> call.sendIds().size()).containsExactly(2, 2, 1);
  }

  @Test
  void closesACallBeforeItIsTooLarge() {
    int most = provider.maxCharacters();
    List<Draft> drafts =
        List.of(sized("a", most / 2), sized("b", most / 3), sized("c", most / 3), sized("d", most));

    assertThat(sender.send("slot", 1, drafts).values()).containsOnly(SendOutcome.SENT).hasSize(4);

    assertThat(ledger.calls()).extracting(call -> call.sendIds().size()).containsExactly(2, 1, 1);
  }

  private static Draft sized(String lead, int characters) {
    Draft draft = anAlertFor(lead);
    return new Draft(
        draft.sendId(),
        draft.leadId(),
        draft.channel(),
        draft.kind(),
        draft.epoch(),
        draft.addressVersion(),
        draft.to(),
        draft.toHash(),
        "",
        "x".repeat(characters),
        "",
        draft.unsubscribeUrl(),
        draft.postings());
  }

  @Test
  void processThatSleptBeforeTheCallGivesItUp() {
    AtomicInteger looks = new AtomicInteger();
    LedgerSender sleepy =
        new LedgerSender(
            ledger,
            suppressions,
            provider,
            () -> "c" + ids.incrementAndGet(),
            () -> NOON.plusSeconds(20L * looks.getAndIncrement()));
    Draft draft = aVerificationFor("anna");
    assertThat(sleepy.send("verify", 1, List.of(draft)).values())
        .containsOnly(SendOutcome.TRY_LATER);
    assertThat(provider.accepted()).isEmpty();
    assertThat(sender.send("verify", 2, List.of(draft)).values()).containsOnly(SendOutcome.SENT);
  }

  private void suppress(String lead) {
    suppress(lead, Suppression.Reason.UNSUBSCRIBED);
  }

  private void suppress(String lead, Suppression.Reason reason) {
    suppressions.suppress(new Suppression(Channel.EMAIL, "hash-" + lead, reason, NOON));
  }
}
