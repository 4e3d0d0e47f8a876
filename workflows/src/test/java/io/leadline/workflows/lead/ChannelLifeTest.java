package io.leadline.workflows.lead;

import static io.leadline.workflows.lead.LeadEvents.addressChange;
import static io.leadline.workflows.lead.LeadEvents.addressConfirmed;
import static io.leadline.workflows.lead.LeadEvents.bounced;
import static io.leadline.workflows.lead.LeadEvents.complained;
import static io.leadline.workflows.lead.LeadEvents.confirmed;
import static io.leadline.workflows.lead.LeadEvents.eraseRequested;
import static io.leadline.workflows.lead.LeadEvents.failing;
import static io.leadline.workflows.lead.LeadEvents.imported;
import static io.leadline.workflows.lead.LeadEvents.restored;
import static io.leadline.workflows.lead.LeadEvents.signedUp;
import static io.leadline.workflows.lead.LeadEvents.signedUpForBoth;
import static io.leadline.workflows.lead.LeadEvents.smsDead;
import static io.leadline.workflows.lead.LeadEvents.smsStarted;
import static io.leadline.workflows.lead.LeadEvents.smsStopped;
import static io.leadline.workflows.lead.LeadEvents.unsubscribed;
import static io.leadline.workflows.lead.LifeOnPaper.notices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadline.workflows.lead.LeadState.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rows of the table about the two channels, new addresses, imports and erasure. */
class ChannelLifeTest {
  private static final Instant T0 = Instant.parse("2026-01-10T15:00:00Z");
  private static final ChannelState GRANTED = new ChannelState(Consent.GRANTED, Reach.OK);

  private final LifeOnPaper life = new LifeOnPaper("lead1", T0);

  @Test
  void consentToTextsCountsOnceTheAddressIsProved() {
    life.hear(signedUpForBoth(1, T0));
    assertThat(life.state().sms().consent()).isEqualTo(Consent.PENDING);

    Transition confirmed = life.hear(confirmed(1, T0));

    assertThat(life.state().sms().usable()).isTrue();
    assertThat(notices(confirmed)).containsExactly("WELCOME 1 EMAIL", "WELCOME 1 SMS");
  }

  @Test
  void stopTouchesOnlyTexts() {
    both();
    life.hear(smsStopped(life.now()));

    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
    assertThat(life.state().sms().consent()).isEqualTo(Consent.WITHDRAWN);
    assertThat(life.state().email()).isEqualTo(GRANTED);
  }

  @Test
  void leavingByMailTouchesOnlyMail_andTheLastChannelEndsTheLife() {
    both();
    life.hear(unsubscribed(Channel.EMAIL, life.now()));
    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
    assertThat(life.state().sms().usable()).isTrue();

    life.hear(smsStopped(life.now()));

    assertThat(life.state().stage()).isEqualTo(LeadStage.CLOSED);
    assertThat(life.state().reason()).isEqualTo(CloseReason.UNSUBSCRIBED);
  }

  @Test
  void ofStopAndStartTheLaterOneHolds_inWhateverOrderTheyCome() {
    both();
    life.later(Duration.ofHours(2));
    life.hear(smsStarted(life.now()));
    life.hear(smsStopped(life.now().minusSeconds(60)));
    assertThat(life.state().sms().usable()).isTrue();

    life.hear(smsStopped(life.now()));

    assertThat(life.state().sms().consent()).isEqualTo(Consent.WITHDRAWN);
  }

  @Test
  void whoeverStartsTextsIsToldWhoWritesAndHowToStop_onceInAnOptIn() {
    both();
    life.later(Duration.ofHours(2));

    List<NoticeRequest> first = life.hear(smsStarted(life.now())).notices();
    life.hear(smsStopped(life.now()));
    life.later(Duration.ofDays(20));
    List<NoticeRequest> again = life.hear(smsStarted(life.now())).notices();

    assertThat(first)
        .extracting(NoticeRequest::kind, NoticeRequest::channel)
        .containsExactly(tuple(NoticeKind.WELCOME, Channel.SMS));
    assertThat(again).as("the same message, which the ledger makes once").isEqualTo(first);
  }

  @Test
  void startAfterLeavingIsAnOptIn_forTextsAlone() {
    both();
    life.hear(unsubscribed(Channel.EMAIL, life.now()));
    life.hear(smsStopped(life.now()));
    life.later(Duration.ofDays(3));

    life.hear(smsStarted(life.now()));

    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
    assertThat(life.state().email().consent()).isEqualTo(Consent.WITHDRAWN);
    assertThat(life.state().sms()).isEqualTo(GRANTED);
  }

  @Test
  void hardBounceWithTextsAlive_goesOnByText_andAsksForAnAddressOnce() {
    both();

    Transition bounced = life.hear(bounced(1, life.now()));
    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
    assertThat(life.state().email().reach()).isEqualTo(Reach.DEAD);
    assertThat(notices(bounced)).containsExactly("ASK_ADDRESS 1 SMS");

    assertThat(notices(life.hear(bounced(1, life.now())))).isEmpty();
    life.hear(smsDead(life.now()));
    assertThat(life.state().reason()).isEqualTo(CloseReason.UNREACHABLE);
  }

  @Test
  void deadStaysDead_whateverIsDeliveredOrRestoredLater() {
    both();
    life.hear(bounced(1, life.now()));

    life.hear(restored(Channel.EMAIL, 1, life.now()));
    life.hear(failing(Channel.EMAIL, 1, life.now()));

    assertThat(life.state().email().reach()).isEqualTo(Reach.DEAD);
  }

  @Test
  void failingDeliverySlowsDown_andRecovers() {
    life.active();
    life.hear(failing(Channel.EMAIL, 1, life.now()));
    assertThat(life.state().email().reach()).isEqualTo(Reach.SOFT_FAILING);
    assertThat(life.state().email().usable()).isTrue();

    life.hear(restored(Channel.EMAIL, 1, life.now()));

    assertThat(life.state().email()).isEqualTo(GRANTED);
  }

  @Test
  void bounceOfAReplacedAddressLeavesTheLeadAlone() {
    life.active();
    life.hear(addressChange(2, life.now()));
    life.hear(addressConfirmed(2, life.now()));

    Transition late = life.hear(bounced(1, life.now()));

    assertThat(late.why()).isEqualTo("bounce ignored: the address has been replaced");
    assertThat(life.state().email()).isEqualTo(GRANTED);
  }

  @Test
  void newAddressIsUsedOnlyOnceProved_andDroppedAfterSevenDays() {
    life.active();
    Transition asked = life.hear(addressChange(2, life.now()));
    assertThat(notices(asked)).containsExactly("NEW_ADDRESS 2 EMAIL");
    assertThat(life.state().addressVersion()).isEqualTo(1);
    assertThat(life.state().pendingAddress()).isEqualTo(2);
    Instant askedAt = life.now();

    assertThat(life.deadlineComes().why()).isEqualTo("DROP_ADDRESS");

    assertThat(Duration.between(askedAt, life.now())).isEqualTo(Duration.ofDays(7));
    assertThat(life.state().pendingAddress()).isNull();
    life.hear(addressConfirmed(2, life.now()));
    assertThat(life.state().addressVersion()).isEqualTo(1);
    life.hear(addressChange(3, life.now()));
    life.hear(addressConfirmed(3, life.now()));
    assertThat(life.state().addressVersion()).isEqualTo(3);
    assertThat(life.state().deadline()).extracting(d -> d.step()).isEqualTo(Step.CHECK_ENGAGEMENT);
  }

  @Test
  void aNewAddressRevivesDeadMail() {
    both();
    life.hear(bounced(1, life.now()));
    life.hear(addressChange(2, life.now()));

    life.hear(addressConfirmed(2, life.now()));

    assertThat(life.state().email()).isEqualTo(GRANTED);
  }

  @Test
  void complaintAfterUnsubscribeHardensTheReason_andALateClickChangesNothing() {
    life.active();
    life.hear(unsubscribed(Channel.EMAIL, life.now()));
    life.hear(LeadEvents.engaged(EngagementSource.CLICK, life.now().minusSeconds(60)));
    assertThat(life.state().stage()).isEqualTo(LeadStage.CLOSED);

    life.hear(complained(life.now()));

    assertThat(life.state().reason()).isEqualTo(CloseReason.COMPLAINED);
  }

  @Test
  void mailOptInAgain_whileTextsGoOn() {
    both();
    life.hear(unsubscribed(Channel.EMAIL, life.now()));
    life.later(Duration.ofDays(1));

    life.hear(signedUp(2, life.now()));
    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
    assertThat(life.state().email().consent()).isEqualTo(Consent.PENDING);
    life.hear(confirmed(2, life.now()));

    assertThat(life.state().email()).isEqualTo(GRANTED);
  }

  @Test
  void oldOptOutAfterAPauseStillCounts_sinceTheOptInIsOlder() {
    life.active();
    Instant left = life.now().plus(Duration.ofDays(2));
    life.later(Duration.ofDays(3));
    life.hear(LeadEvents.pauseRequested(life.now().plusSeconds(60), Actor.LEAD, life.now()));
    life.deadlineComes();

    life.hear(unsubscribed(Channel.EMAIL, left));

    assertThat(life.state().stage()).isEqualTo(LeadStage.CLOSED);
  }

  @Test
  void importedLeadsProveTheirAddress_unlessTheProofCameWithThem() {
    life.hear(imported(1, OptIn.IMPORTED, T0));
    assertThat(life.state().stage()).isEqualTo(LeadStage.VERIFYING);

    LifeOnPaper proved = new LifeOnPaper("lead2", T0);
    Transition active = proved.hear(imported(1, OptIn.PROVED, T0));

    assertThat(proved.state().stage()).isEqualTo(LeadStage.ACTIVE);
    assertThat(notices(active)).containsExactly("WELCOME 1 EMAIL");
    assertThat(notices(proved.hear(imported(1, OptIn.PROVED, T0)))).hasSize(1);
  }

  @Test
  void erasedIsTheEnd() {
    both();
    life.hear(eraseRequested(life.now()));
    assertThat(life.state().stage()).isEqualTo(LeadStage.ERASED);
    assertThat(life.state().finished()).isTrue();
    LeadState erased = life.state();

    assertThat(life.hear(signedUp(2, life.now())).effects()).isEmpty();
    assertThat(life.hear(smsStarted(life.now())).effects()).isEmpty();

    assertThat(life.state()).isEqualTo(erased);
  }

  private void both() {
    life.hear(signedUpForBoth(1, T0));
    life.hear(confirmed(1, T0));
    life.hear(restored(Channel.SMS, 1, T0));
    life.later(Duration.ofHours(1));
  }
}
