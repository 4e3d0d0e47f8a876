package io.leadline.activities.lead;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.message.Suppression;
import io.leadline.workflows.lead.Actor;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.OptIn;
import io.leadline.workflows.lead.OptOutCause;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Facts of a whole life; every one of them is learnt twice. */
class FactKeeperTest {
  private static final String PHONE = "+15125550100";

  private final LeadWorld world = new LeadWorld();
  private final Lead lead = anActiveLead().phone(PHONE).build();

  FactKeeperTest() {
    world.leads.insert(lead);
  }

  @Test
  void preferencesAreTakenOverAndAlertsFollow() {
    Preferences weekly = new Preferences(lead.interest(), lead.timeZone(), Frequency.WEEKLY);

    learn(
        OutboxEntry.storing(
            lead.id(),
            new LeadEvent.PreferencesChanged("e1", world.now(), Actor.LEAD),
            new LeadFact.Wishes(weekly)));

    assertThat(now().preferences()).isEqualTo(weekly);
    assertThat(now().engagement().lastStrong()).isEqualTo(world.now());
    assertThat(world.alerts.enrolled()).containsExactly(lead.id());
  }

  @Test
  void stopSuppressesThePhoneAndLeavesTheMailAlone() {
    learn(new LeadEvent.SmsStopped("e1", world.now(), OptOutCause.REPLY));

    assertThat(reason(Channel.SMS, Leads.HASHER.phone(PHONE)))
        .isEqualTo(Suppression.Reason.UNSUBSCRIBED);
    assertThat(world.suppressions.find(Channel.EMAIL, lead.emailHash())).isEmpty();
  }

  @Test
  void startStoresTheConsentAndLiftsTheStop() {
    learn(new LeadEvent.SmsStopped("e1", world.now().minusSeconds(9), OptOutCause.REPLY));

    learn(
        OutboxEntry.storing(
            lead.id(),
            new LeadEvent.SmsStarted("e2", world.now(), Actor.LEAD),
            new LeadFact.TextConsent("START")));

    assertThat(world.suppressions.find(Channel.SMS, Leads.HASHER.phone(PHONE))).isEmpty();
    assertThat(now().consents()).filteredOn(it -> it.text().equals("START")).hasSize(1);
    assertThat(now().consent()).isEqualTo(lead.consent());
  }

  @Test
  void aBounceOfAReplacedAddressSuppressesThatAddressAndLeavesTheNewOneAlone() {
    requestAddress("new@example.com");
    learn(new LeadEvent.AddressConfirmed("e2", world.now(), 2));
    world.leads.project(inVersion(now().life(), 2));

    learn(new LeadEvent.Bounced("e3", world.now(), Channel.EMAIL, 1));

    assertThat(reason(Channel.EMAIL, lead.emailHash())).isEqualTo(Suppression.Reason.BOUNCED);
    assertThat(now().email()).isEqualTo("new@example.com");
    assertThat(world.suppressions.find(Channel.EMAIL, now().emailHash())).isEmpty();
  }

  @Test
  void anAddressOfAnotherLeadIsNotAdoptedAndItsWorkflowHearsNothing() {
    Lead other = anActiveLead().build();
    world.leads.insert(other);
    requestAddress(other.email());

    learn(new LeadEvent.AddressConfirmed("e2", world.now(), 2));

    assertThat(now().email()).isEqualTo(lead.email());
    assertThat(now().pendingAddress()).isNull();
    assertThat(world.signals.of(lead.id())).noneMatch(LeadEvent.AddressConfirmed.class::isInstance);
  }

  @Test
  void erasureRemovesThePersonAndKeepsTheAddressesSuppressed() {
    learn(new LeadEvent.EraseRequested("e1", world.now(), Actor.OPERATOR));

    assertThat(now().toString()).doesNotContain(lead.email(), PHONE, lead.emailHash(), "nurse");
    assertThat(reason(Channel.EMAIL, lead.emailHash())).isEqualTo(Suppression.Reason.UNSUBSCRIBED);
    assertThat(reason(Channel.SMS, Leads.HASHER.phone(PHONE)))
        .isEqualTo(Suppression.Reason.UNSUBSCRIBED);
    assertThat(world.leads.findByEmailHash(lead.emailHash())).isEmpty();
    assertThat(world.forgotten).contains(lead.id());
  }

  @Test
  void aSignUpThatWasOnItsWayBringsNothingBack() {
    Lead renewed = Leads.aNewLead().id(lead.id()).email(lead.email()).epoch(2).build();
    learn(new LeadEvent.EraseRequested("e1", world.now(), Actor.OPERATOR));

    learn(
        OutboxEntry.signUp(
            renewed, new LeadEvent.SignedUp("s2", world.now(), 2, OptIn.FORM, false)));

    assertThat(now().isErased()).isTrue();
    assertThat(now().toString()).doesNotContain(lead.email());
    assertThat(world.signals.of(lead.id())).noneMatch(LeadEvent.SignedUp.class::isInstance);
  }

  private void requestAddress(String email) {
    PendingAddress pending = new PendingAddress(email, Leads.HASHER.email(email), 2, world.now());
    learn(
        OutboxEntry.storing(
            lead.id(),
            new LeadEvent.AddressChangeRequested("a1", world.now(), 2),
            new LeadFact.NewAddress(pending)));
  }

  private void learn(LeadEvent event) {
    learn(OutboxEntry.about(lead.id(), event));
  }

  private void learn(OutboxEntry entry) {
    world.facts.learn(entry);
    world.facts.learn(entry);
  }

  private Lead now() {
    return world.leads.find(lead.id()).orElseThrow();
  }

  private Suppression.Reason reason(Channel channel, String hash) {
    return world.suppressions.find(channel, hash).orElseThrow().reason();
  }

  private static LeadState inVersion(LeadState life, int addressVersion) {
    return LeadStates.of(
        life.leadId(),
        life.version() + 1,
        life.stage(),
        null,
        life.epoch(),
        addressVersion,
        life.email(),
        life.sms(),
        life.stageSince(),
        null,
        List.of(),
        null);
  }
}
