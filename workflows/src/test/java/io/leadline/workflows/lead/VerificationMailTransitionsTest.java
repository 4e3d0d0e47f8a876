package io.leadline.workflows.lead;

import static io.leadline.workflows.lead.LeadEvents.confirmed;
import static io.leadline.workflows.lead.LeadEvents.resendRequested;
import static io.leadline.workflows.lead.LeadEvents.signedUp;
import static io.leadline.workflows.lead.LeadEvents.stepRetried;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.lead.LeadState.Deadline;
import io.leadline.workflows.lead.LeadState.ParkedStep;
import io.leadline.workflows.lead.LeadState.Step;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the ends of verification mails do to a life, parking and retrying included. */
class VerificationMailTransitionsTest {
  private static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");
  private static final LifecycleSettings SETTINGS = LifecycleSettings.DEFAULTS;

  private final LifeOnPaper life = new LifeOnPaper("lead1", T0);

  @Test
  void mailThatIsAcceptedPromptlyNeedsNothingStored() {
    life.hear(signedUp(1, T0));
    LeadState before = life.state();
    life.later(Duration.ofSeconds(2));

    Transition settled = life.mailEnds(1, VerificationResult.SENT);

    assertThat(settled.effects()).isEmpty();
    assertThat(life.state()).isEqualTo(before);
  }

  @Test
  void mailThatIsAcceptedLateMovesTheReminder() {
    life.hear(signedUp(1, T0));
    life.later(Duration.ofHours(20));

    life.mailEnds(1, VerificationResult.SENT);

    assertThat(life.state().deadline())
        .isEqualTo(new Deadline(life.now().plus(SETTINGS.verifyReminder()), Step.SEND_REMINDER));
  }

  @Test
  void withheldMailSkipsTheReminder() {
    life.hear(signedUp(1, T0));

    life.mailEnds(1, VerificationResult.WITHHELD);

    assertThat(life.state().deadline())
        .isEqualTo(new Deadline(T0.plus(SETTINGS.verifyGiveUp()), Step.GIVE_UP));
  }

  @Test
  void deadRecipientCloses() {
    life.hear(signedUp(1, T0));

    life.mailEnds(1, VerificationResult.RECIPIENT_DEAD);

    assertThat(life.state().reason()).isEqualTo(CloseReason.UNREACHABLE);
    assertThat(life.state().neverProved()).isTrue();
  }

  @Test
  void endOfAMailAfterTheLifeWentOnIsRecordedOnly() {
    life.hear(signedUp(1, T0));
    life.hear(confirmed(1, T0));

    life.mailEnds(1, VerificationResult.RECIPIENT_DEAD);
    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
    life.mailFails(1);
    assertThat(life.state().parked()).isNull();
  }

  @Test
  void mailOutOfAttemptsParks_withItsCause() {
    life.hear(signedUp(1, T0));
    life.later(Duration.ofHours(23));

    life.mailFails(1);

    assertThat(life.state().stage()).isEqualTo(LeadStage.VERIFYING);
    assertThat(life.state().deadline()).isNull();
    assertThat(life.state().parked())
        .isEqualTo(
            new ParkedStep(
                Step.SEND_VERIFICATION, 1, null, "failure1", "THROTTLED: slow down", life.now()));
  }

  @Test
  void retryContinuesInPlace_andStartsTheClockAnew() {
    life.hear(signedUp(1, T0));
    life.mailFails(1);
    life.later(Duration.ofDays(9));

    assertThat(life.mailsFor(stepRetried(life.now()))).containsExactly(1);
    assertThat(life.state().parked()).isNull();
    life.mailEnds(1, VerificationResult.SENT);

    assertThat(life.state().deadline())
        .isEqualTo(new Deadline(life.now().plus(SETTINGS.verifyReminder()), Step.SEND_REMINDER));
  }

  @Test
  void retriedReminderIsARemainderAgain_andLeavesTheLeadTimeToAnswer() {
    life.verifying();
    life.deadlineComes();
    life.mailFails(2);
    life.later(Duration.ofDays(9));

    Transition retried = life.hear(stepRetried(life.now()));
    life.mailEnds(2, VerificationResult.SENT);

    assertThat(retried.effects())
        .contains(new Effect.SendVerification(new VerificationRequest("lead1", 1, 2, true)));
    assertThat(life.state().deadline())
        .isEqualTo(new Deadline(life.now().plus(Duration.ofDays(6)), Step.GIVE_UP));
  }

  @Test
  void retryWithoutAParkedStepChangesNothing() {
    life.verifying();

    Transition ignored = life.hear(stepRetried(life.now()));

    assertThat(ignored.why()).isEqualTo("retryStep ignored: no step is parked");
    assertThat(ignored.effects()).containsExactly(new Effect.Store());
  }

  @Test
  void mailThatWasAskedForAgainEndsTheParking() {
    life.hear(signedUp(1, T0));
    life.mailFails(1);
    life.hear(resendRequested(T0));

    life.mailEnds(3, VerificationResult.SENT);

    assertThat(life.state().parked()).isNull();
    assertThat(life.state().deadline()).isNotNull();
  }

  @Test
  void confirmingEndsTheParking() {
    life.verifying();
    life.hear(resendRequested(T0));
    life.mailFails(3);

    life.hear(confirmed(1, T0));

    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
    assertThat(life.state().parked()).isNull();
  }
}
