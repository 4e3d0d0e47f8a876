package io.leadline.activities.lead;

import static io.leadline.activities.lead.Leads.SIGN_UP;
import static io.leadline.activities.lead.Leads.aNewLead;
import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.leadline.activities.alert.FakeAlertEnrolment;
import io.leadline.activities.message.FakeSuppressions;
import io.leadline.activities.message.Suppression;
import io.leadline.activities.message.Suppression.Reason;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.OptIn;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredLeadFactsTest {
  private static final Instant NOW = SIGN_UP.plusSeconds(60);
  private static final String PHONE = "+15125550100";

  private final FakeOutbox outbox = new FakeOutbox();
  private final FakeLeadStore leads = new FakeLeadStore();
  private final FakeSuppressions suppressions = new FakeSuppressions();
  private final FakeLeadSignals signals = new FakeLeadSignals();
  private final FakeAlertEnrolment alerts = new FakeAlertEnrolment();
  private final FactKeeper keeper =
      new FactKeeper(leads, suppressions, alerts, lead -> {}, () -> NOW);
  private final StoredLeadFacts facts = new StoredLeadFacts(outbox, keeper, signals, () -> NOW);

  @Test
  void aSignUpStoresTheLeadBeforeItsWorkflowHears() {
    Lead lead = aNewLead().build();
    LeadEvent.SignedUp event = new LeadEvent.SignedUp("e1", SIGN_UP, 1, OptIn.FORM, false);

    facts.learn(OutboxEntry.signUp(lead, event));

    assertThat(leads.find(lead.id())).contains(lead);
    assertThat(signals.of(lead.id())).containsExactly(event);
    assertThat(outbox.size()).isZero();
  }

  @Test
  void aRenewedSignUpOpensTheNextEpoch() {
    Lead known = stored(anActiveLead());
    Lead renewed = aNewLead().id(known.id()).email(known.email()).epoch(2).build();

    facts.learn(
        OutboxEntry.signUp(renewed, new LeadEvent.SignedUp("e2", NOW, 2, OptIn.FORM, false)));

    assertThat(leads.find(known.id()).orElseThrow().epoch()).isEqualTo(2);
    assertThat(signals.of(known.id())).hasSize(1);
  }

  @Test
  void theSignUpThatLostTheRaceIsDropped() {
    Lead first = stored(aNewLead().email("ann@example.com"));
    Lead second = aNewLead().email("ann@example.com").build();

    facts.learn(
        OutboxEntry.signUp(second, new LeadEvent.SignedUp("e1", SIGN_UP, 1, OptIn.FORM, false)));

    assertThat(leads.find(second.id())).isEmpty();
    assertThat(leads.find(first.id())).contains(first);
    assertThat(signals.deliveries()).isEmpty();
    assertThat(outbox.size()).isZero();
  }

  @Test
  void aConfirmationIsStoredAndLiftsAnEarlierOptOut() {
    Lead lead = stored(aNewLead());
    suppress(lead, Reason.UNSUBSCRIBED, NOW.minusSeconds(1));

    learn(lead, new LeadEvent.Confirmed("e1", NOW, 1));

    assertThat(leads.find(lead.id()).orElseThrow().consent().confirmedAt()).isEqualTo(NOW);
    assertThat(suppressions.find(Channel.EMAIL, lead.emailHash())).isEmpty();
  }

  @Test
  void aConfirmationLiftsNeitherALaterOptOutNorABounce() {
    Lead later = stored(aNewLead());
    suppress(later, Reason.UNSUBSCRIBED, NOW);
    Lead bounced = stored(aNewLead());
    suppress(bounced, Reason.BOUNCED, SIGN_UP);

    learn(later, new LeadEvent.Confirmed("e1", NOW, 1));
    learn(bounced, new LeadEvent.Confirmed("e2", NOW, 1));

    assertThat(reason(later)).isEqualTo(Reason.UNSUBSCRIBED);
    assertThat(reason(bounced)).isEqualTo(Reason.BOUNCED);
  }

  @Test
  void aConfirmationOfAnOldOptInLiftsNothing() {
    Lead lead = stored(aNewLead().epoch(2));
    suppress(lead, Reason.UNSUBSCRIBED, SIGN_UP);

    learn(lead, new LeadEvent.Confirmed("e1", NOW, 1));

    assertThat(reason(lead)).isEqualTo(Reason.UNSUBSCRIBED);
  }

  @Test
  void anOptOutThatIsToldAgainAfterALaterOptInSuppressesNothing() {
    Lead lead = stored(aNewLead());
    learn(lead, new LeadEvent.Confirmed("e1", NOW.plusSeconds(9), 1));

    learn(lead, unsubscribed("e2", Channel.EMAIL));

    assertThat(suppressions.find(Channel.EMAIL, lead.emailHash())).isEmpty();
  }

  @Test
  void whoeverLeavesIsSuppressedForTheReason() {
    Lead unsubscribed = stored(anActiveLead());
    Lead complained = stored(anActiveLead());
    Lead bounced = stored(anActiveLead());

    learn(unsubscribed, unsubscribed("e1", Channel.EMAIL));
    learn(complained, new LeadEvent.Complained("e2", NOW, Channel.EMAIL));
    learn(bounced, new LeadEvent.Bounced("e3", NOW, Channel.EMAIL, 1));

    assertThat(reason(unsubscribed)).isEqualTo(Reason.UNSUBSCRIBED);
    assertThat(reason(complained)).isEqualTo(Reason.COMPLAINED);
    assertThat(reason(bounced)).isEqualTo(Reason.BOUNCED);
    assertThat(signals.deliveries()).hasSize(3);
  }

  @Test
  void leavingByTextDoesNotTouchMail() {
    Lead lead = stored(anActiveLead().phone(PHONE));

    learn(lead, unsubscribed("e1", Channel.SMS));

    assertThat(suppressions.find(Channel.EMAIL, lead.emailHash())).isEmpty();
    assertThat(suppressions.find(Channel.SMS, Leads.HASHER.phone(PHONE))).isPresent();
  }

  @Test
  void aBounceOfAReplacedAddressSuppressesNothing() {
    Lead lead = stored(anActiveLead());

    learn(lead, new LeadEvent.Bounced("e1", NOW, Channel.EMAIL, 7));

    assertThat(suppressions.find(Channel.EMAIL, lead.emailHash())).isEmpty();
    assertThat(signals.of(lead.id())).hasSize(1);
  }

  @Test
  void newsOfNobodyGoesNowhere() {
    facts.learn(OutboxEntry.about("nobody", unsubscribed("e1", Channel.EMAIL)));
    facts.learn(OutboxEntry.about("nobody", new LeadEvent.ResendRequested("e2", NOW)));

    assertThat(signals.deliveries()).isEmpty();
    assertThat(outbox.size()).isZero();
  }

  @Test
  void factsHoldWhileTemporalIsAwayAndAreToldLater() {
    Lead lead = stored(anActiveLead());
    signals.away(true);

    learn(lead, unsubscribed("e1", Channel.EMAIL));

    assertThat(reason(lead)).isEqualTo(Reason.UNSUBSCRIBED);
    assertThat(outbox.of(lead.id())).singleElement().extracting(OutboxEntry::attempts).isEqualTo(1);
  }

  @Test
  void waitsLongerAfterEachFailureUpToFiveMinutes() {
    Lead lead = stored(anActiveLead());
    signals.away(true);
    OutboxEntry entry = OutboxEntry.about(lead.id(), unsubscribed("e1", Channel.EMAIL));
    facts.learn(entry);

    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      OutboxEntry stored = outbox.of(lead.id()).getFirst();
      waits.add(Duration.between(NOW, stored.dueAt()));
      facts.complete(stored);
    }

    assertThat(waits)
        .extracting(Duration::toSeconds)
        .containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L);
  }

  @Test
  void theFirstDeliveryHasTimeBeforeOthersTryTheEntry() {
    Lead lead = stored(anActiveLead());
    Crashes crashes = new Crashes();
    var dying =
        new StoredLeadFacts(outbox, keeper, crashes.wrap(LeadSignals.class, signals), () -> NOW);
    crashes.killAt(1);

    assertThat(
            catchThrowable(
                () -> dying.learn(OutboxEntry.about(lead.id(), unsubscribed("e1", Channel.EMAIL)))))
        .isInstanceOf(Crashes.Killed.class);

    assertThat(outbox.due(NOW.plus(StoredLeadFacts.GRACE).minusMillis(1), 10)).isEmpty();
    assertThat(outbox.due(NOW.plus(StoredLeadFacts.GRACE), 10)).hasSize(1);
  }

  private Lead stored(Leads builder) {
    Lead lead = builder.build();
    leads.insert(lead);
    return lead;
  }

  private void learn(Lead lead, LeadEvent event) {
    facts.learn(OutboxEntry.about(lead.id(), event));
  }

  private void suppress(Lead lead, Reason reason, Instant at) {
    suppressions.suppress(new Suppression(Channel.EMAIL, lead.emailHash(), reason, at));
  }

  private Reason reason(Lead lead) {
    return suppressions.find(Channel.EMAIL, lead.emailHash()).orElseThrow().reason();
  }

  private static LeadEvent unsubscribed(String id, Channel channel) {
    return new LeadEvent.Unsubscribed(id, NOW, channel, OptOutCause.ONE_CLICK);
  }
}
