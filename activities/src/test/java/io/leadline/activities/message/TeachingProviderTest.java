package io.leadline.activities.message;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.alert.FakeAlertEnrolment;
import io.leadline.activities.engagement.ActNotes;
import io.leadline.activities.engagement.FakeActs;
import io.leadline.activities.engagement.HumanRules;
import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.lead.FactKeeper;
import io.leadline.activities.lead.FakeLeadSignals;
import io.leadline.activities.lead.FakeLeadStore;
import io.leadline.activities.lead.FakeOutbox;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.OutboxDelivery;
import io.leadline.activities.lead.RandomIds;
import io.leadline.activities.lead.StoredLeadFacts;
import io.leadline.activities.lead.UntoldLeadFacts;
import io.leadline.activities.message.CallAnswer.Refusal;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a provider's answer to the lead's workflow, as worker and API process share the way. */
class TeachingProviderTest {
  private static final Instant NOON = Instant.parse("2026-12-02T12:00:00Z");

  private final FakeLeadStore leads = new FakeLeadStore();
  private final FakeSuppressions suppressions = new FakeSuppressions();
  private final FakeOutbox outbox = new FakeOutbox();
  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final FakeLeadSignals signals = new FakeLeadSignals();
  private final FactKeeper keeper =
      new FactKeeper(leads, suppressions, new FakeAlertEnrolment(), lead -> {}, () -> NOON);
  private final FakeMessageProvider provider = new FakeMessageProvider();
  private final LedgerSender sender = through(new UntoldLeadFacts(outbox, keeper));
  private final Lead ann = anActiveLead().phone("+15125550143").build();
  private int calls;

  private LedgerSender through(io.leadline.activities.lead.LeadFacts facts) {
    var intake =
        new EventIntake(
            new FakeProviderEventLog(),
            ledger,
            leads,
            new ActNotes(
                new FakeActs(), HumanRules.DEFAULTS, new RandomIds(new Random(7)), () -> NOON),
            new LeadNews(ledger, leads, new SoftBounces(ledger, new FakeFailingChannels()), facts),
            () -> NOON);
    return new LedgerSender(
        ledger,
        suppressions,
        new TeachingProvider(provider, intake, () -> NOON),
        () -> "c" + ++calls,
        () -> NOON);
  }

  @BeforeEach
  void knowAnn() {
    leads.insert(ann);
  }

  @Test
  void carriersRefusalAfterStopStopsTextsAtOnce_andReachesTheWorkflowByTheOutbox() {
    Draft draft = Drafts.aTextFor(ann.id());
    refuse(draft, Refusal.Kind.OPTED_OUT);

    assertThat(sender.send("slot", 1, List.of(draft)))
        .containsValue(SendOutcome.RECIPIENT_OPTED_OUT);

    assertThat(suppressions.find(Channel.SMS, Objects.requireNonNull(ann.phoneHash())))
        .hasValueSatisfying(
            held -> assertThat(held.reason()).isEqualTo(Suppression.Reason.UNSUBSCRIBED));
    assertThat(suppressions.find(Channel.EMAIL, ann.emailHash())).isEmpty();
    assertThat(signals.deliveries()).as("a worker signals nobody").isEmpty();
    deliverOutbox();
    assertThat(signals.of(ann.id()))
        .containsExactly(
            new LeadEvent.SmsStopped(
                "fake-c1-" + draft.sendId() + "-refused", NOON, OptOutCause.CARRIER));
    assertThat(outbox.size()).isZero();
  }

  @Test
  void deadAddressIsSuppressedAndTold_forMailAsForTexts() {
    Draft mail = Drafts.anAlertFor(ann.id());
    refuse(mail, Refusal.Kind.DEAD);

    assertThat(sender.send("slot", 1, List.of(mail))).containsValue(SendOutcome.RECIPIENT_DEAD);

    assertThat(suppressions.find(Channel.EMAIL, ann.emailHash()))
        .hasValueSatisfying(
            held -> assertThat(held.reason()).isEqualTo(Suppression.Reason.BOUNCED));
    deliverOutbox();
    assertThat(signals.of(ann.id())).extracting(LeadEvent::name).containsExactly("bounce");
  }

  @Test
  void whatSaysNothingAboutTheRecipientTeachesNothing() {
    Draft draft = Drafts.aTextFor(ann.id());
    refuse(draft, Refusal.Kind.BLOCKED);

    assertThat(sender.send("slot", 1, List.of(draft))).containsValue(SendOutcome.BLOCKED);

    assertThat(outbox.size()).isZero();
    assertThat(suppressions.find(Channel.SMS, Objects.requireNonNull(ann.phoneHash()))).isEmpty();
  }

  @Test
  void refusalIsNoReportOfTheProvider_bySilenceOfWhichOtherCallsAreJudged() {
    Draft draft = Drafts.aTextFor(ann.id());
    refuse(draft, Refusal.Kind.DEAD);

    sender.send("slot", 1, List.of(draft));

    assertThat(ledger.latestConfirmedCall(Channel.SMS)).isNull();
    assertThat(ledger.calls()).extracting(Call::state).containsExactly(CallState.REFUSED);
  }

  @Test
  void storeThatIsAwayIsTaughtByTheNextRefusal() {
    boolean[] away = {true};
    UntoldLeadFacts facts = new UntoldLeadFacts(outbox, keeper);
    LedgerSender lossy =
        through(
            entry -> {
              if (away[0]) {
                throw new BackendUnavailableException("MongoDB", "away", new Exception());
              }
              facts.learn(entry);
            });
    Draft draft = Drafts.aTextFor(ann.id());
    refuse(draft, Refusal.Kind.OPTED_OUT);
    assertThat(lossy.send("slot", 1, List.of(draft)))
        .containsValue(SendOutcome.RECIPIENT_OPTED_OUT);
    assertThat(outbox.size()).isZero();

    away[0] = false;
    refuse(draft, Refusal.Kind.OPTED_OUT);
    lossy.send("slot", 2, List.of(draft));

    assertThat(outbox.size()).isEqualTo(1);
  }

  @Test
  void whomARefusalInPartNamesIsTaught_andTheOthersAreSent() {
    Draft mail = Drafts.anAlertFor(ann.id());
    Draft other = Drafts.anAlertFor("ben");
    provider.answering(
        new CallAnswer.PartlyAccepted(
            "m1", Map.of(mail.sendId(), new Refusal(Refusal.Kind.DEAD, "words"))));

    assertThat(sender.send("slot", 1, List.of(mail, other)))
        .containsEntry(mail.sendId(), SendOutcome.RECIPIENT_DEAD)
        .containsEntry(other.sendId(), SendOutcome.SENT);

    assertThat(suppressions.find(Channel.EMAIL, ann.emailHash())).isPresent();
  }

  @Test
  void opensTheProvidersOwnListForTheQuestion() {
    Draft question = Drafts.aVerificationFor(ann.id());
    suppressions.suppress(
        new Suppression(Channel.EMAIL, question.toHash(), Suppression.Reason.UNSUBSCRIBED, NOON));

    sender.send("verify", 1, List.of(question));

    assertThat(provider.lifted()).containsExactly(question.to());
  }

  private void refuse(Draft draft, Refusal.Kind kind) {
    provider.answering(
        new CallAnswer.RecipientsRefused(Map.of(draft.sendId(), new Refusal(kind, "words"))));
  }

  private void deliverOutbox() {
    new OutboxDelivery(outbox, new StoredLeadFacts(outbox, keeper, signals, () -> NOON))
        .deliverDue(NOON);
  }
}
