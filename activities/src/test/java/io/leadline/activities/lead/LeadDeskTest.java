package io.leadline.activities.lead;

import static io.leadline.activities.lead.Leads.SIGN_UP;
import static io.leadline.activities.lead.Leads.aNewLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.LeadDesk.ConfirmResult;
import io.leadline.activities.lead.LeadDesk.ResendResult;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.ChannelState;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadDeskTest {
  private static final String PHONE = "+15125550100";

  private final LeadWorld world = new LeadWorld();
  private final LeadDesk desk = world.desk;

  @Test
  void findsALeadByWhateverAnOperatorHas() {
    Lead lead = stored(aNewLead().email("Ann@xn--bcher-kva.test").phone(PHONE).externalId("crm-7"));

    assertThat(desk.find(" " + lead.id() + " ")).contains(lead);
    assertThat(desk.find("ANN@BÜCHER.test")).contains(lead);
    assertThat(desk.find("(512) 555-0100")).contains(lead);
    assertThat(desk.find("crm-7")).contains(lead);
    assertThat(desk.find("nobody@example.com")).isEmpty();
    assertThat(desk.find("@")).isEmpty();
    assertThat(desk.find("")).isEmpty();
  }

  @Test
  void ofLeadsThatShareAPhoneTheNewestIsMeant() {
    stored(aNewLead().phone(PHONE).at(SIGN_UP));
    Lead newest = stored(aNewLead().phone(PHONE).at(SIGN_UP.plusSeconds(9)));
    stored(aNewLead().phone(PHONE).at(SIGN_UP.plusSeconds(3)));

    assertThat(desk.find(PHONE)).contains(newest);
  }

  @Test
  void confirmingTwiceIsSaidSo() {
    Lead lead = verifying();

    assertThat(desk.confirm(verify(lead.id(), 1))).isEqualTo(ConfirmResult.CONFIRMED);
    assertThat(desk.confirm(verify(lead.id(), 1))).isEqualTo(ConfirmResult.ALREADY_CONFIRMED);

    assertThat(world.leads.find(lead.id()).orElseThrow().consent().confirmedAt())
        .isEqualTo(SIGN_UP);
    assertThat(world.signals.of(lead.id())).hasSize(1);
  }

  @Test
  void aLinkOfAnEarlierSignUpConfirmsNothing() {
    Lead lead = stored(aNewLead().epoch(2));

    assertThat(desk.confirm(verify(lead.id(), 1))).isEqualTo(ConfirmResult.OLD_EPOCH);
    assertThat(world.signals.deliveries()).isEmpty();
  }

  @Test
  void aLifeThatEndedCannotBeConfirmed() {
    Lead lead = verifying();
    world.enter(lead.id(), LeadStage.CLOSED);

    assertThat(desk.confirm(verify(lead.id(), 1))).isEqualTo(ConfirmResult.GONE);
    assertThat(desk.confirm(verify("nobody", 1))).isEqualTo(ConfirmResult.GONE);
    assertThat(world.signals.deliveries()).isEmpty();
  }

  @Test
  void onlyVerificationLinksConfirm() {
    Lead lead = verifying();
    LinkToken link =
        new LinkToken(Purpose.UNSUBSCRIBE, lead.id(), Channel.EMAIL, 1, 1, null, null, SIGN_UP);

    assertThat(desk.confirm(link)).isEqualTo(ConfirmResult.GONE);
  }

  @Test
  void leavingHoldsAtOnceEvenWhileTemporalIsAway() {
    Lead lead = verifying();
    world.signals.away(true);

    desk.unsubscribe(lead, Channel.EMAIL, OptOutCause.ONE_CLICK);

    assertThat(world.suppressions.find(Channel.EMAIL, lead.emailHash())).isPresent();
    assertThat(world.outbox.of(lead.id())).hasSize(1);
  }

  @Test
  void anotherMailIsSentThreeTimesADay() {
    Lead lead = verifying();
    for (int i = 0; i < 3; i++) {
      assertThat(desk.resend(reload(lead))).isEqualTo(ResendResult.SENT_SOON);
      world.hearResends(lead.id());
    }

    assertThat(desk.resend(reload(lead))).isEqualTo(ResendResult.TOO_MANY);
    world.pass(Duration.ofDays(1));
    assertThat(desk.resend(reload(lead))).isEqualTo(ResendResult.SENT_SOON);
  }

  @Test
  void whoeverIsNotWaitingGetsNoMail() {
    Lead lead = verifying();
    world.enter(lead.id(), LeadStage.ACTIVE);

    assertThat(desk.resend(reload(lead))).isEqualTo(ResendResult.NOT_WAITING);
    assertThat(world.signals.deliveries()).isEmpty();
  }

  @Test
  void onlyAParkedStepCanBeRetried() {
    Lead lead = verifying();
    assertThat(desk.retryStep(reload(lead))).isFalse();
    LeadState life = reload(lead).life();
    world.leads.project(
        LeadStates.of(
            lead.id(),
            life.version() + 1,
            LeadStage.VERIFYING,
            null,
            1,
            1,
            ChannelState.UNUSED,
            ChannelState.UNUSED,
            SIGN_UP,
            null,
            List.of(),
            new LeadState.ParkedStep(
                LeadState.Step.SEND_VERIFICATION, 1, null, "f-1", "refused", SIGN_UP)));

    assertThat(desk.retryStep(reload(lead))).isTrue();
    assertThat(world.signals.of(lead.id()))
        .singleElement()
        .isInstanceOf(LeadEvent.StepRetried.class);
  }

  private Lead verifying() {
    Lead lead = stored(aNewLead());
    world.enter(lead.id(), LeadStage.VERIFYING);
    return reload(lead);
  }

  private Lead reload(Lead lead) {
    return world.leads.find(lead.id()).orElseThrow();
  }

  private Lead stored(Leads builder) {
    Lead lead = builder.build();
    world.leads.insert(lead);
    return lead;
  }

  private static LinkToken verify(String leadId, int epoch) {
    return new LinkToken(Purpose.VERIFY, leadId, Channel.EMAIL, epoch, 1, null, null, SIGN_UP);
  }
}
