package io.leadline.workflows.lead;

import static io.leadline.workflows.lead.LeadEvents.complained;
import static io.leadline.workflows.lead.LeadEvents.confirmed;
import static io.leadline.workflows.lead.LeadEvents.resendRequested;
import static io.leadline.workflows.lead.LeadEvents.signedUp;
import static io.leadline.workflows.lead.LeadEvents.stepRetried;
import static io.leadline.workflows.lead.LeadEvents.unsubscribed;
import static io.leadline.workflows.lead.LeadLifecycleStage.LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.lead.LeadState.Step;
import io.temporal.api.enums.v1.EventType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeadLifecycleWorkflowTest {
  private final LeadLifecycleStage stage = new LeadLifecycleStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void livesFromSignUpToUnsubscribe_withinTheEventBudget() {
    stage.signal(signedUp(1, stage.now()));
    stage.await(() -> stage.mails.ordinals().equals(List.of(1)));
    stage.awaitStage(LeadStage.VERIFYING);
    stage.later(Duration.ofMinutes(3));

    stage.signal(confirmed(1, stage.now()));
    stage.awaitStage(LeadStage.ACTIVE);
    stage.await(() -> "ACTIVE".equals(stage.shownStage()));
    stage.later(Duration.ofDays(10));

    stage.signal(unsubscribed(Channel.EMAIL, stage.now()));
    stage.awaitStage(LeadStage.CLOSED);
    stage.await(() -> "CLOSED".equals(stage.shownStage()));
    assertThat(stage.running()).isTrue();
    assertThat(stage.events()).as(stage.events().toString()).hasSizeLessThanOrEqualTo(40);
    stage.later(Duration.ofDays(15));

    assertThat(stage.running()).isFalse();
    assertThat(stage.events()).as(stage.events().toString()).hasSizeLessThanOrEqualTo(44);
    assertThat(stage.store.changesOf(LEAD))
        .extracting(LeadChange::why)
        .containsExactly("signUp", "confirm", "unsubscribe ONE_CLICK", "FINISH");
  }

  @Test
  void remindsOnceAndGivesUp_thenEndsAfterThirtyDays() {
    stage.signal(signedUp(1, stage.now()));

    stage.later(Duration.ofHours(25));
    assertThat(stage.mails.ordinals()).containsExactly(1, 2);
    stage.later(Duration.ofDays(6));
    assertThat(stage.store.projection(LEAD).reason()).isEqualTo(CloseReason.NEVER_VERIFIED);
    assertThat(stage.mails.ordinals()).containsExactly(1, 2);
    stage.later(Duration.ofDays(29));
    assertThat(stage.running()).isTrue();
    stage.later(Duration.ofDays(2));

    assertThat(stage.running()).isFalse();
    assertThat(stage.store.projection(LEAD).finished()).isTrue();
  }

  @Test
  void mailIsAskedFor_whenAWorkerDiedAfterStoringTheStageAndBeforeItsTaskWasComplete() {
    LeadEvent signUp = signedUp(1, stage.now());
    LeadState fresh = LeadState.fresh(LEAD, stage.now());
    Transition uncommitted =
        LeadTransitions.next(
            fresh, new Occurrence.Heard(signUp), LifecycleSettings.DEFAULTS, stage.now());
    stage.store.record(
        new LeadChange(
            LeadStage.NEW, uncommitted.after(), uncommitted.why(), stage.now(), List.of()));

    stage.signal(signUp);

    stage.await(() -> stage.mails.ordinals().equals(List.of(1)));
    stage.later(Duration.ofHours(25));
    assertThat(stage.mails.ordinals()).containsExactly(1, 2);
  }

  @Test
  void secondDeliveryOfAnEntryIsNotHeard() {
    stage.signal(signedUp(1, stage.now()));
    LeadEvent again = resendRequested(stage.now());

    stage.signal(again);
    stage.signal(again);
    stage.await(() -> stage.mails.ordinals().size() == 2);
    stage.later(Duration.ofMinutes(1));

    assertThat(stage.mails.ordinals()).containsExactlyInAnyOrder(1, 3);
    assertThat(stage.store.changesOf(LEAD)).hasSize(2);
  }

  @Test
  void mailOutOfAttemptsParksTheLead_andRetryContinuesInPlace() {
    stage.mails.down(true);
    stage.signal(signedUp(1, stage.now()));

    stage.later(Duration.ofHours(24));
    LeadState.ParkedStep parked = stage.state().parked();
    assertThat(parked).isNotNull();
    assertThat(parked.step()).isEqualTo(Step.SEND_VERIFICATION);
    assertThat(parked.failureId()).isEqualTo("failure1");
    assertThat(parked.cause()).isEqualTo("THROTTLED: the provider is down");
    assertThat(stage.store.projection(LEAD).parked()).isEqualTo(parked);
    assertThat(stage.mails.attempts()).hasSizeGreaterThan(50);

    stage.later(Duration.ofDays(20));
    assertThat(stage.state().stage()).isEqualTo(LeadStage.VERIFYING);
    stage.mails.down(false);
    stage.signal(stepRetried(stage.now()));
    stage.await(() -> stage.mails.ordinals().size() == 1);
    stage.later(Duration.ofHours(25));

    assertThat(stage.mails.ordinals()).containsExactly(1, 2);
    assertThat(stage.state().parked()).isNull();
  }

  @Test
  void unsubscribeIsHeardWhileTheProviderIsDown() {
    stage.mails.down(true);
    stage.signal(signedUp(1, stage.now()));
    stage.awaitStage(LeadStage.VERIFYING);

    stage.signal(unsubscribed(Channel.EMAIL, stage.now()));

    stage.awaitStage(LeadStage.CLOSED);
  }

  @Test
  void storeThatIsAwayParksNothing_andLosesNoSignal() {
    stage.store.away(12);
    stage.signal(signedUp(1, stage.now()));
    stage.signal(confirmed(1, stage.now()));
    stage.later(Duration.ofMinutes(30));
    assertThat(stage.state().stage()).isEqualTo(LeadStage.ACTIVE);
    stage.store.away(12);
    stage.signal(complained(stage.now()));

    stage.later(Duration.ofMinutes(30));

    assertThat(stage.state().parked()).isNull();
    assertThat(stage.store.changesOf(LEAD))
        .extracting(LeadChange::why)
        .containsSubsequence("signUp", "confirm", "complain");
    assertThat(stage.events()).hasSizeLessThan(250);
  }

  @Test
  void lateEventStartsTheFinishedWorkflowAgain_fromWhatIsStored() {
    stage.signal(signedUp(1, stage.now()));
    stage.signal(unsubscribed(Channel.EMAIL, stage.now()));
    stage.awaitStage(LeadStage.CLOSED);
    stage.later(Duration.ofDays(15));
    assertThat(stage.running()).isFalse();
    String firstRun = stage.runId();

    stage.signal(complained(stage.now()));
    stage.await(() -> stage.store.projection(LEAD).reason() == CloseReason.COMPLAINED);
    stage.await(() -> !stage.running());
    assertThat(stage.runId()).isNotEqualTo(firstRun);

    stage.signal(signedUp(2, stage.now()));
    stage.awaitStage(LeadStage.VERIFYING);
    assertThat(stage.store.projection(LEAD).epoch()).isEqualTo(2);
  }

  @Test
  void oneTimerServesAllDeadlines() {
    stage.signal(signedUp(1, stage.now()));
    for (int i = 0; i < 3; i++) {
      stage.later(Duration.ofHours(1));
      stage.signal(resendRequested(stage.now()));
    }
    stage.later(Duration.ofHours(1));

    assertThat(stage.events()).filteredOn(EventType.EVENT_TYPE_TIMER_STARTED::equals).hasSize(1);
  }
}
