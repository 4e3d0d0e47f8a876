package io.leadline.activities.direct;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.address.AddressCheck;
import io.leadline.activities.address.DisposableDomains;
import io.leadline.activities.address.FixedMailDomains;
import io.leadline.activities.address.PhoneCheck;
import io.leadline.activities.direct.DirectResult.Outcome;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.run.JobTrial;
import io.leadline.activities.job.run.JobTrialEnd;
import io.leadline.activities.job.run.TrialClock;
import io.leadline.activities.lead.FakeLeadStore;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallAnswer;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.ChannelSender;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.message.FakeMessageProvider;
import io.leadline.activities.message.FakeSuppressions;
import io.leadline.activities.message.LedgerSender;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.MessageLedger.CallNote;
import io.leadline.activities.message.MessageSender;
import io.leadline.activities.message.SendOutcome;
import io.leadline.activities.message.Suppression;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Single messages of operators, run as jobs: each is one message, whatever happens. */
class DirectMessagesTest {
  private static final Instant START = Instant.parse("2026-11-24T15:00:00Z");
  private static final CallAnswer LOST = new CallAnswer.OutcomeUnknown("no answer");

  private final TrialClock clock = new TrialClock(START);
  private final FakeLeadStore leads = new FakeLeadStore();
  private final FakeSuppressions suppressions = new FakeSuppressions();
  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final FakeMessageProvider provider = new FakeMessageProvider();
  private final AtomicInteger calls = new AtomicInteger();
  private final LedgerSender ledgerSender =
      new LedgerSender(ledger, suppressions, provider, () -> "c" + calls.incrementAndGet(), clock);
  private final Lead lead = anActiveLead().phone("+15125550101").build();
  private @Nullable SendOutcome withheld;
  private Runnable beforeEachSend = () -> {};
  private Instant textsFrom = START;

  DirectMessagesTest() {
    leads.insert(lead);
  }

  @Test
  void sendsAMailToALead_onceHoweverOftenItRuns() {
    JobTrial<SendEmail.Input, DirectResult> trial = mail();

    assertThat(trial.run(toLead(lead.id())).result())
        .isEqualTo(new DirectResult(Outcome.SENT, "20261124-" + lead.id() + "-email-direct-job1"));
    assertThat(outcome(trial.again())).isEqualTo(Outcome.SENT);

    assertThat(provider.accepted()).extracting(Draft::to).containsExactly(lead.email());
    trial.run(toLead(lead.id()));
    assertThat(provider.accepted()).hasSize(2);
  }

  @Test
  void isTheSameMessageAfterMidnight() {
    JobTrial<SendEmail.Input, DirectResult> trial = mail();
    trial.run(toLead(lead.id()));

    clock.pass(Duration.ofHours(12));
    trial.again();

    assertThat(provider.accepted()).hasSize(1);
  }

  @Test
  void anAddressThatALeadHasStandsForTheLead() {
    mail().run(toAddress(" " + lead.email() + " ", false));

    assertThat(provider.accepted()).extracting(Draft::leadId).containsExactly(lead.id());
  }

  @Test
  void somebodyElseMustHaveAgreed() {
    assertThat(mail().run(toAddress("ada@example.com", false)).result())
        .isEqualTo(new DirectResult(Outcome.NO_CONSENT, null));
    assertThat(provider.accepted()).isEmpty();

    assertThat(mail().run(toAddress("ada@example.com", true)).result())
        .isEqualTo(new DirectResult(Outcome.SENT, "20261124-nobody-email-direct-job1"));
    assertThat(provider.accepted()).extracting(Draft::to).containsExactly("ada@example.com");
  }

  @Test
  void whoeverHasLeftGetsNothing_byIdOrAddress() {
    Lead gone = anActiveLead().stage(LeadStage.CLOSED).build();
    leads.insert(gone);

    assertThat(outcome(mail().run(toLead(gone.id())))).isEqualTo(Outcome.NO_CONSENT);
    assertThat(outcome(mail().run(toAddress(gone.email(), true)))).isEqualTo(Outcome.NO_CONSENT);
    assertThat(outcome(mail().run(toLead("unknown")))).isEqualTo(Outcome.NO_SUCH_LEAD);
    assertThat(provider.accepted()).isEmpty();
  }

  @Test
  void asksTheSuppressions() {
    suppressions.suppress(
        new Suppression(
            Channel.EMAIL,
            Leads.HASHER.email("ada@example.com"),
            Suppression.Reason.BOUNCED,
            START));

    assertThat(outcome(mail().run(toAddress("ada@example.com", true))))
        .isEqualTo(Outcome.SUPPRESSED);
    assertThat(provider.accepted()).isEmpty();
  }

  @Test
  void aTextWaitsForItsHours() {
    textsFrom = START.plus(Duration.ofHours(2));

    var end = text().run(new SendSms.Input(lead.id(), null, null, "Call us", null, null));

    assertThat(outcome(end)).isEqualTo(Outcome.SENT);
    assertThat(end.starts()).containsExactly(START, textsFrom);
    assertThat(end.attempts()).isEqualTo(1);
    assertThat(provider.accepted()).extracting(Draft::to).containsExactly(lead.phone());
  }

  @Test
  void aNumberThatNoLeadHasNeedsConsentAndWaitsToo() {
    textsFrom = START.plus(Duration.ofHours(1));
    SendSms.Input input = new SendSms.Input(null, "(512) 555-0177", true, "Call us", null, null);

    var end = text().run(input);

    assertThat(end.starts()).containsExactly(START, textsFrom);
    assertThat(provider.accepted()).extracting(Draft::to).containsExactly("+15125550177");
  }

  @Test
  void aLostAnswerIsWaitedFor_andFoundSent() {
    provider.answering(LOST);
    beforeEachSend = () -> settle(CallState.ACCEPTED);

    var end = mail().run(toLead(lead.id()));

    assertThat(outcome(end)).isEqualTo(Outcome.SENT);
    assertThat(calls).hasValue(2);
    assertThat(provider.accepted()).isEmpty();
    assertThat(end.attempts()).isEqualTo(1);
  }

  @Test
  void whatWasNotAcceptedIsSentAgain_once() {
    provider.answering(LOST);
    beforeEachSend = () -> settle(CallState.ABANDONED);

    assertThat(outcome(mail().run(toLead(lead.id())))).isEqualTo(Outcome.SENT);
    assertThat(provider.accepted()).hasSize(1);
  }

  @Test
  void whatNobodyReportsOnStaysInDoubt_andIsNotSentAgain() {
    provider.answering(LOST);

    assertThat(outcome(mail().run(toLead(lead.id())))).isEqualTo(Outcome.IN_DOUBT);
    assertThat(provider.accepted()).isEmpty();
    assertThat(clock.instant()).isAfter(START.plus(Duration.ofDays(1)));
  }

  @Test
  void aProcessThatDiedInTheCallLeavesItInDoubt() {
    JobTrial<SendEmail.Input, DirectResult> trial = mail();
    Call left =
        new Call(
            "c0",
            Channel.EMAIL,
            "direct-20261124-" + lead.id() + "-email-direct-job1",
            1,
            CallState.CLAIMED,
            START,
            null,
            List.of("20261124-" + lead.id() + "-email-direct-job1"),
            null,
            null);
    beforeEachSend =
        () -> {
          if (calls.get() == 0) {
            ledger.claim(left, List.of(draftOf(left)));
            ledger.advance(
                left, Set.of(CallState.CLAIMED), CallState.CALLING, START, CallNote.NONE);
            clock.pass(Duration.ofSeconds(20));
          }
        };

    assertThat(outcome(trial.run(toLead(lead.id())))).isEqualTo(Outcome.IN_DOUBT);
    assertThat(provider.accepted()).isEmpty();
  }

  @Test
  void throttlingCostsNoAttempt_wrongSettingsDo() {
    provider.answering(new CallAnswer.TryLater(Duration.ofSeconds(5), "slow down"));
    assertThat(mail().run(toLead(lead.id())).attempts()).isEqualTo(1);

    CallAnswer refused = new CallAnswer.Misconfigured("no such sender");
    provider.answering(refused, refused, refused, refused, refused);
    var end = mail().run(toLead(anotherLead().id()));
    assertThat(end.status()).isEqualTo(JobStatus.FAILED);
    assertThat(error(end)).contains("refuses our settings");
  }

  @Test
  void comesAgainWhenTheDomainsHaveRoom_whichCostsNoAttempt() {
    for (SendOutcome full : List.of(SendOutcome.DEFERRED, SendOutcome.WARMING_UP)) {
      Lead another = anotherLead();
      withheld = full;
      beforeEachSend = () -> beforeEachSend = () -> withheld = null;

      var end = mail().run(toLead(another.id()));

      assertThat(outcome(end)).isEqualTo(Outcome.SENT);
      assertThat(end.attempts()).isOne();
    }
    assertThat(provider.accepted()).hasSize(2);
  }

  @Test
  void whoeverHasHadItsShareOfTheWeekGetsNoMore() {
    withheld = SendOutcome.CAPPED;

    assertThat(outcome(mail().run(toLead(lead.id())))).isEqualTo(Outcome.CAPPED);
    assertThat(provider.accepted()).isEmpty();
  }

  @Test
  void neverShowsWhomItIsTo() {
    SendEmail.Input input = toAddress("not an address", true);

    var end = mail().run(input);

    assertThat(end.status()).isEqualTo(JobStatus.FAILED);
    assertThat(error(end)).isEqualTo("\"to\" is no address that takes mail");
    assertThat(input.toString()).doesNotContain("not an address");
    assertThat(end.log()).isEmpty();
  }

  @Test
  void refusesWhatMakesNoMessage() {
    assertThatThrownBy(() -> new SendEmail.Input(null, null, null, "s", "t", null, null))
        .hasMessage("either leadId or to must be given");
    assertThatThrownBy(() -> new SendEmail.Input("l", "t", null, "s", "t", null, null))
        .hasMessage("either leadId or to must be given");
    assertThatThrownBy(() -> new SendEmail.Input("l", null, null, null, "t", null, null))
        .hasMessage("subject must be given");
    assertThatThrownBy(() -> new SendEmail.Input("l", null, null, "s", null, null, null))
        .hasMessage("either text or template must be given");
    assertThatThrownBy(() -> new SendEmail.Input("l", null, null, "s", null, "../x", null))
        .hasMessageStartingWith("template must be a name");
    assertThatThrownBy(() -> new SendSms.Input("l", null, null, "x".repeat(481), null, null))
        .hasMessage("text must have at most 480 letters");
  }

  @Test
  void aChannelWithoutAProviderIsADeadLetter() {
    var trial = JobTrial.of(new SendSms(messages(new ChannelSender(Map.of()))), clock);

    var end = trial.run(new SendSms.Input(lead.id(), null, null, "Call us", null, null));

    assertThat(end.status()).isEqualTo(JobStatus.FAILED);
    assertThat(error(end)).contains("./leadline doctor");
  }

  private Lead anotherLead() {
    Lead another = anActiveLead().build();
    leads.insert(another);
    return another;
  }

  private static SendEmail.Input toLead(String id) {
    return new SendEmail.Input(id, null, null, "Hello", "An interview?", null, null);
  }

  private static SendEmail.Input toAddress(String to, boolean consented) {
    return new SendEmail.Input(null, to, consented, "Hello", "An interview?", null, null);
  }

  private static String error(JobTrialEnd<?> end) {
    return Objects.requireNonNull(end.error()).message();
  }

  private static @Nullable Outcome outcome(JobTrialEnd<DirectResult> end) {
    return end.result() == null ? null : end.result().outcome();
  }

  /** What the loop that settles calls would do, before the job looks again. */
  private void settle(CallState to) {
    ledger.calls().stream()
        .filter(call -> call.state() == CallState.UNKNOWN)
        .forEach(
            call ->
                ledger.advance(
                    call, Set.of(CallState.UNKNOWN), to, clock.instant(), CallNote.NONE));
  }

  @Test
  void samplesGoToWhatIsSetApartForTests_andNowhereElse() {
    JobTrial<SendTestMessage.Input, DirectResult> trial =
        JobTrial.of(
            new SendTestMessage(
                messages(sender()),
                (name, to, sendId) ->
                    drafted(to, sendId, new DirectWords(name, "", null, Map.of())),
                new TestRecipients(Set.of("Me@Example.com", "+1 (512) 555-0100"))),
            clock);

    assertThat(trial.run(new SendTestMessage.Input("alert", " me@example.com")).result())
        .isEqualTo(new DirectResult(Outcome.SENT, "20261124-nobody-email-direct-job1"));
    assertThat(outcome(trial.again())).isEqualTo(Outcome.SENT);
    assertThat(provider.accepted())
        .singleElement()
        .satisfies(draft -> assertThat(draft.subject()).isEqualTo("alert"));

    JobTrialEnd<DirectResult> refused = trial.run(new SendTestMessage.Input("alert", lead.email()));
    assertThat(refused.status()).isEqualTo(JobStatus.FAILED);
    assertThat(provider.accepted()).hasSize(1);
  }

  private JobTrial<SendEmail.Input, DirectResult> mail() {
    return JobTrial.of(new SendEmail(messages(sender())), clock);
  }

  private JobTrial<SendSms.Input, DirectResult> text() {
    return JobTrial.of(new SendSms(messages(sender())), clock);
  }

  private MessageSender sender() {
    return (owner, attempt, drafts) -> {
      beforeEachSend.run();
      SendOutcome why = withheld;
      if (why != null) {
        return Map.of(drafts.getFirst().sendId(), why);
      }
      return ledgerSender.send(owner, attempt, drafts);
    };
  }

  private DirectMessages messages(MessageSender through) {
    AddressCheck addresses =
        new AddressCheck(DisposableDomains.load(Set.of(), Set.of()), new FixedMailDomains());
    return new DirectMessages(
        new DirectRecipients(leads, addresses, new PhoneCheck("US"), Leads.HASHER),
        DirectMessagesTest::drafted,
        through,
        ledger,
        (to, from) -> textsFrom,
        (to, from) -> textsFrom,
        clock);
  }

  private static Draft drafted(DirectRecipient to, String sendId, DirectWords words) {
    return new Draft(
        sendId,
        to.leadId() == null ? "nobody" : to.leadId(),
        to.channel(),
        MessageKind.DIRECT,
        1,
        1,
        to.to(),
        to.toHash(),
        String.valueOf(words.subject()),
        "",
        String.valueOf(words.text()),
        "",
        List.of());
  }

  private Draft draftOf(Call call) {
    return drafted(
        DirectRecipient.of(lead, Channel.EMAIL),
        call.sendIds().getFirst(),
        new DirectWords("Hello", "An interview?", null, Map.of()));
  }
}
