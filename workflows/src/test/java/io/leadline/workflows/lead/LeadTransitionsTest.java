package io.leadline.workflows.lead;

import static io.leadline.workflows.lead.LeadEvents.bounced;
import static io.leadline.workflows.lead.LeadEvents.complained;
import static io.leadline.workflows.lead.LeadEvents.confirmed;
import static io.leadline.workflows.lead.LeadEvents.resendRequested;
import static io.leadline.workflows.lead.LeadEvents.signedUp;
import static io.leadline.workflows.lead.LeadEvents.unsubscribed;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.lead.LeadState.Deadline;
import io.leadline.workflows.lead.LeadState.Step;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rows of the transition table that start from NEW, VERIFYING, ACTIVE and CLOSED. */
class LeadTransitionsTest {
  private static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");
  private static final LifecycleSettings SETTINGS = LifecycleSettings.DEFAULTS;

  private final LifeOnPaper life = new LifeOnPaper("lead1", T0);

  @Test
  void signUpStartsVerification_withStoredStageBeforeTheMail() {
    Transition first = life.hear(signedUp(1, T0));

    assertThat(life.state().stage()).isEqualTo(LeadStage.VERIFYING);
    assertThat(life.state().epoch()).isEqualTo(1);
    assertThat(life.state().email()).isEqualTo(new ChannelState(Consent.PENDING, Reach.UNKNOWN));
    assertThat(first.effects())
        .containsExactly(
            new Effect.Store(),
            new Effect.SendVerification(new VerificationRequest("lead1", 1, 1, false)));
  }

  @Test
  void confirmMakesActive_withGrantedConsentAndAWelcome() {
    life.verifying();
    life.later(Duration.ofMinutes(5));

    Transition confirmed = life.hear(confirmed(1, life.now()));

    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
    assertThat(life.state().email()).isEqualTo(new ChannelState(Consent.GRANTED, Reach.OK));
    assertThat(LifeOnPaper.notices(confirmed)).containsExactly("WELCOME 1 EMAIL");
    assertThat(life.state().deadline()).extracting(Deadline::step).isEqualTo(Step.CHECK_ENGAGEMENT);
    assertThat(life.state().stageSince()).isEqualTo(life.now());
  }

  @ParameterizedTest
  @EnumSource(value = LeadStage.class, mode = EnumSource.Mode.EXCLUDE, names = "ERASED")
  void confirmOfAnotherEpochIsRecordedAndChangesNothing(LeadStage stage) {
    life.reach(stage);
    LeadState before = life.state();

    Transition refused = life.hear(confirmed(before.epoch() + 1, life.now()));

    assertThat(refused.why()).startsWith("confirm ignored: opt-in");
    assertThat(refused.effects()).containsExactly(new Effect.Store());
    assertThat(life.state()).isEqualTo(LifeOnPaper.withVersion(before, before.version() + 1));
  }

  @Test
  void oneReminderAfterADay_thenTheClockToGivingUpRuns() {
    life.verifying();
    assertThat(life.state().deadline())
        .isEqualTo(new Deadline(T0.plus(SETTINGS.verifyReminder()), Step.SEND_REMINDER));

    Transition reminder = life.deadlineComes();

    assertThat(reminder.effects())
        .contains(new Effect.SendVerification(new VerificationRequest("lead1", 1, 2, true)));
    assertThat(life.state().deadline())
        .isEqualTo(new Deadline(T0.plus(SETTINGS.verifyGiveUp()), Step.GIVE_UP));
  }

  @Test
  void sevenDaysWithoutConfirmationClose_andKeepDataThirtyDaysMore() {
    life.verifying();
    life.deadlineComes();
    life.deadlineComes();

    assertThat(life.state().reason()).isEqualTo(CloseReason.NEVER_VERIFIED);
    assertThat(life.now()).isEqualTo(T0.plus(Duration.ofDays(7)));
    assertThat(life.state().deadline())
        .isEqualTo(new Deadline(life.now().plus(SETTINGS.neverVerifiedKept()), Step.FINISH));
    assertThat(life.state().finished()).isFalse();

    life.deadlineComes();

    assertThat(life.state().finished()).isTrue();
    assertThat(life.state().neverProved()).isTrue();
  }

  @Test
  void resendsHaveOrdinalsOfTheirOwn() {
    life.verifying();

    assertThat(life.mailsFor(resendRequested(life.now()))).containsExactly(3);
    assertThat(life.mailsFor(resendRequested(life.now()))).containsExactly(4);
    assertThat(life.state().deadline())
        .isEqualTo(new Deadline(T0.plus(SETTINGS.verifyReminder()), Step.SEND_REMINDER));
  }

  @Test
  void fourthResendWithinADayIsRefused_andAllowedADayLater() {
    life.verifying();
    for (int i = 0; i < 3; i++) {
      assertThat(life.mailsFor(resendRequested(life.now()))).hasSize(1);
    }

    assertThat(life.mailsFor(resendRequested(life.now()))).isEmpty();
    life.later(Duration.ofDays(1));
    assertThat(life.mailsFor(resendRequested(life.now()))).hasSize(1);
  }

  @Test
  void eleventhResendOfAnEpochIsRefused() {
    life.verifying();
    for (int i = 0; i < 10; i++) {
      assertThat(life.mailsFor(resendRequested(life.now()))).hasSize(1);
      life.later(Duration.ofHours(10));
    }

    assertThat(life.mailsFor(resendRequested(life.now()))).isEmpty();
  }

  @Test
  void signingUpAgainWhileVerifyingCountsAsAResend() {
    life.verifying();
    for (int epoch = 2; epoch <= 4; epoch++) {
      assertThat(life.mailsFor(signedUp(epoch, life.now()))).containsExactly(1);
    }

    assertThat(life.mailsFor(signedUp(5, life.now()))).isEmpty();
    assertThat(life.state().epoch()).isEqualTo(4);
  }

  @Test
  void unsubscribeClosesWhenNoOtherChannelIsLeft() {
    life.active();

    life.hear(unsubscribed(Channel.EMAIL, life.now()));

    assertThat(life.state().stage()).isEqualTo(LeadStage.CLOSED);
    assertThat(life.state().reason()).isEqualTo(CloseReason.UNSUBSCRIBED);
    assertThat(life.state().email().consent()).isEqualTo(Consent.WITHDRAWN);
    assertThat(life.state().deadline())
        .isEqualTo(new Deadline(life.now().plus(SETTINGS.closedKept()), Step.FINISH));
  }

  @Test
  void unsubscribeOfTheOtherChannelLeavesTheStage() {
    life.active();

    life.hear(unsubscribed(Channel.SMS, life.now()));

    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
    assertThat(life.state().sms().consent()).isEqualTo(Consent.WITHDRAWN);
  }

  @Test
  void unsubscribeThatIsOlderThanTheOptInDoesNotHold_butATieDoes() {
    life.active();

    life.hear(unsubscribed(Channel.EMAIL, life.state().stageSince().minusMillis(1)));
    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);

    life.hear(unsubscribed(Channel.EMAIL, life.state().stageSince()));
    assertThat(life.state().stage()).isEqualTo(LeadStage.CLOSED);
  }

  @ParameterizedTest
  @EnumSource(
      value = LeadStage.class,
      names = {"VERIFYING", "ACTIVE"})
  void bounceAndComplaintClose(LeadStage stage) {
    life.reach(stage);

    life.hear(bounced(1, life.now()));
    assertThat(life.state().reason()).isEqualTo(CloseReason.UNREACHABLE);
    assertThat(life.state().email().reach()).isEqualTo(Reach.DEAD);

    life.hear(complained(life.now()));
    assertThat(life.state().reason()).isEqualTo(CloseReason.COMPLAINED);
    assertThat(life.state().email())
        .isEqualTo(new ChannelState(Consent.WITHDRAWN, Reach.COMPLAINED));
  }

  @Test
  void bounceOfAReplacedAddressChangesNothing() {
    life.active();

    Transition ignored = life.hear(bounced(0, life.now()));

    assertThat(ignored.why()).isEqualTo("bounce ignored: the address has been replaced");
    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
  }

  @Test
  void softerReasonNeverReplacesAHarderOne() {
    life.active();
    life.hear(complained(life.now()));

    life.hear(unsubscribed(Channel.EMAIL, life.now()));
    life.hear(bounced(1, life.now()));

    assertThat(life.state().reason()).isEqualTo(CloseReason.COMPLAINED);
  }

  @Test
  void signUpAfterClosingOpensANewEpoch_andTheOldTokenIsRefused() {
    life.active();
    life.hear(unsubscribed(Channel.EMAIL, life.now()));
    life.later(Duration.ofDays(3));

    assertThat(life.mailsFor(signedUp(2, life.now()))).containsExactly(1);
    assertThat(life.state().stage()).isEqualTo(LeadStage.VERIFYING);
    assertThat(life.state().reason()).isNull();
    assertThat(life.state().resends()).isEmpty();

    life.hear(confirmed(1, life.now()));
    assertThat(life.state().stage()).isEqualTo(LeadStage.VERIFYING);
    life.hear(confirmed(2, life.now()));
    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
  }

  @Test
  void signUpThatIsOlderThanTheWithdrawalDoesNotHold() {
    life.active();
    life.later(Duration.ofHours(1));
    life.hear(unsubscribed(Channel.EMAIL, life.now()));

    assertThat(life.mailsFor(signedUp(2, life.now().minusSeconds(1)))).isEmpty();
    assertThat(life.state().stage()).isEqualTo(LeadStage.CLOSED);
  }
}
