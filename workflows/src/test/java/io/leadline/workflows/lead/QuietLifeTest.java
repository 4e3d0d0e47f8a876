package io.leadline.workflows.lead;

import static io.leadline.workflows.lead.LeadEvents.confirmed;
import static io.leadline.workflows.lead.LeadEvents.engaged;
import static io.leadline.workflows.lead.LeadEvents.kept;
import static io.leadline.workflows.lead.LeadEvents.pauseRequested;
import static io.leadline.workflows.lead.LeadEvents.resumeRequested;
import static io.leadline.workflows.lead.LeadEvents.signedUp;
import static io.leadline.workflows.lead.LeadEvents.signedUpForBoth;
import static io.leadline.workflows.lead.LeadEvents.stepRetried;
import static io.leadline.workflows.lead.LeadEvents.unsubscribed;
import static io.leadline.workflows.lead.LifeOnPaper.notices;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.workflows.lead.LeadState.Deadline;
import io.leadline.workflows.lead.LeadState.Pause;
import io.leadline.workflows.lead.LeadState.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The rows of the table about leads that engage, go quiet, pause, come back or are let go. */
class QuietLifeTest {
  private static final Instant T0 = Instant.parse("2026-01-10T15:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final LifeOnPaper life = new LifeOnPaper("lead1", T0);

  @Test
  void pausesAfterThirtyQuietDays_andLooksOnceMoreForAClickThatCameAtThatMoment() {
    life.active();

    Transition due = life.deadlineComes();
    assertThat(due.effects()).containsExactly(new Effect.Look());
    assertThat(Duration.between(T0, life.now()))
        .isBetween(DAY.multipliedBy(30), DAY.multipliedBy(31));
    Transition paused = life.looks(null, null, 30);

    assertThat(life.state().stage()).isEqualTo(LeadStage.PAUSED);
    assertThat(life.state().pause()).isEqualTo(new Pause(PauseReason.INACTIVE, life.now(), null));
    assertThat(paused.effects()).containsExactly(new Effect.Store(), new Effect.Look());
    life.looks(null, null, 30);
    assertThat(life.state().stage()).isEqualTo(LeadStage.PAUSED);
    life.looks(life.now().minusSeconds(1), null, 30);
    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
  }

  @Test
  void aClickMovesTheLook_andCostsNothingUntilThen() {
    life.active();
    life.deadlineComes();
    Instant click = life.now().minus(DAY.multipliedBy(3));

    life.looks(click, null, 30);

    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
    assertThat(Duration.between(click, deadline().at()))
        .isBetween(DAY.multipliedBy(30), DAY.multipliedBy(31));
  }

  @Test
  void opensAloneKeepALeadForNinetyDays() {
    life.active();

    for (int look = 0; look < 9 && life.state().stage() == LeadStage.ACTIVE; look++) {
      life.deadlineComes();
      life.looks(null, life.now().minus(DAY), 30);
    }

    assertThat(life.state().stage()).isEqualTo(LeadStage.PAUSED);
    assertThat(Duration.between(T0, life.now()))
        .isBetween(DAY.multipliedBy(119), DAY.multipliedBy(124));
  }

  @Test
  void tooFewDeliveredAlertsDoNotCountAsSilence() {
    life.active();
    life.deadlineComes();

    life.looks(null, null, 7);

    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
    assertThat(deadline())
        .isEqualTo(new Deadline(life.now().plus(DAY.multipliedBy(3)), Step.CHECK_ENGAGEMENT));
  }

  @Test
  void sixtyDaysWithoutAnyAlertAskToWidenTheSearch_onceInNinety() {
    life.active();
    Instant active = life.now();
    int asked = 0;
    while (Duration.between(active, life.now()).compareTo(DAY.multipliedBy(135)) < 0) {
      life.deadlineComes();
      Transition look =
          life.happens(
              new Occurrence.Looked(
                  new Engagement(null, null, 0, null, 1, LifecycleSettings.DEFAULTS)));
      asked += notices(look).size();
      assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
    }

    assertThat(asked).isEqualTo(1);
    life.deadlineComes();
    Transition again =
        life.happens(
            new Occurrence.Looked(
                new Engagement(null, null, 0, null, 1, LifecycleSettings.DEFAULTS)));
    assertThat(notices(again)).containsExactly("WIDEN 1 EMAIL");
  }

  @Test
  void twoWinBackMailsAndThenTheEnd_sixtyDaysAfterTheLastEngagement() {
    life.quietlyPaused();
    Instant paused = life.now();

    assertThat(notices(life.deadlineComes())).containsExactly("WINBACK 1 EMAIL");
    assertThat(life.state().stage()).isEqualTo(LeadStage.WINBACK);
    assertThat(Duration.between(paused, life.now())).isEqualTo(DAY.multipliedBy(7));
    assertThat(notices(life.deadlineComes())).containsExactly("WINBACK 2 EMAIL");
    assertThat(life.state().stage()).isEqualTo(LeadStage.WINBACK);
    life.deadlineComes();

    assertThat(life.state().stage()).isEqualTo(LeadStage.CLOSED);
    assertThat(life.state().reason()).isEqualTo(CloseReason.SUNSET);
    assertThat(life.state().email().consent()).isEqualTo(Consent.LAPSED);
    assertThat(Duration.between(paused, life.now())).isEqualTo(DAY.multipliedBy(30));
  }

  @Test
  void keepBringsALeadBack_fromEveryQuietStage() {
    for (LeadStage stage : new LeadStage[] {LeadStage.PAUSED, LeadStage.WINBACK}) {
      LifeOnPaper quiet = new LifeOnPaper("lead1", T0);
      quiet.reach(stage);
      quiet.hear(kept(quiet.now()));
      assertThat(quiet.state().stage()).isEqualTo(LeadStage.ACTIVE);
      assertThat(quiet.state().winbacks()).isZero();
    }
  }

  @Test
  void keepOrClickOnTheLastMailBringsBackFromSunset_withinFourteenDays() {
    sunset();
    life.later(DAY.multipliedBy(13));
    life.hear(engaged(EngagementSource.CLICK, life.now()));

    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
    assertThat(life.state().email()).isEqualTo(new ChannelState(Consent.GRANTED, Reach.OK));
  }

  @Test
  void sunsetIsFinalAfterFourteenDays_andForOpens() {
    sunset();
    life.hear(engaged(EngagementSource.OPEN, life.now()));
    assertThat(life.state().stage()).isEqualTo(LeadStage.CLOSED);
    life.later(DAY.multipliedBy(15));
    life.hear(kept(life.now()));

    assertThat(life.state().stage()).isEqualTo(LeadStage.CLOSED);
  }

  @Test
  void clickFromBeforeThePauseResumes_onlyIfItWouldHavePreventedIt() {
    life.quietlyPaused();
    Instant paused = life.now();
    life.later(DAY);

    Transition heard = life.hear(engaged(EngagementSource.CLICK, paused.minus(DAY)));
    assertThat(heard.effects()).containsExactly(new Effect.Store(), new Effect.Look());
    life.looks(paused.minus(DAY.multipliedBy(31)), null, 30);
    assertThat(life.state().stage()).isEqualTo(LeadStage.PAUSED);
    life.looks(paused.minus(DAY), null, 30);

    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
  }

  @Test
  void opensDoNotEndAPause() {
    life.quietlyPaused();
    life.later(DAY.multipliedBy(100));

    life.looks(null, life.now(), 30);

    assertThat(life.state().stage()).isEqualTo(LeadStage.PAUSED);
  }

  @Test
  void pauseOnRequestEndsByItself_andTheClockStartsAnew() {
    life.active();
    Instant until = life.now().plus(DAY.multipliedBy(20));
    life.hear(pauseRequested(until, Actor.LEAD, life.now()));
    assertThat(life.state().pause())
        .isEqualTo(new Pause(PauseReason.LEAD_REQUEST, life.now(), until));

    life.deadlineComes();

    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
    assertThat(life.now()).isEqualTo(until);
    assertThat(Duration.between(until, deadline().at()))
        .isGreaterThanOrEqualTo(DAY.multipliedBy(30));
  }

  @Test
  void aLeadPausesForNinetyDaysAtMost_anOperatorWithoutEnd() {
    life.active();
    life.hear(pauseRequested(life.now().plus(DAY.multipliedBy(400)), Actor.LEAD, life.now()));
    assertThat(deadline())
        .isEqualTo(new Deadline(life.now().plus(DAY.multipliedBy(90)), Step.RESUME));

    life.hear(pauseRequested(null, Actor.OPERATOR, life.now()));
    assertThat(life.state().deadline()).isNull();
    life.hear(resumeRequested(Actor.LEAD, life.now()));
    assertThat(life.state().stage()).isEqualTo(LeadStage.PAUSED);
    life.hear(resumeRequested(Actor.OPERATOR, life.now()));

    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
  }

  @Test
  void nobodyIsLetGoForNotAnsweringAMailThatWasNeverSent() {
    life.quietlyPaused();
    NoticeRequest winback = life.deadlineComes().notices().getFirst();

    life.happens(new Occurrence.NoticeFailed(winback, "failure1", "THROTTLED"));
    assertThat(life.state().parked()).isNotNull();
    assertThat(life.state().deadline()).isNull();
    life.later(DAY.multipliedBy(100));
    Transition retried = life.hear(stepRetried(life.now()));
    assertThat(retried.notices()).containsExactly(winback);
    life.happens(new Occurrence.NoticeSettled(winback, NoticeResult.SENT));

    assertThat(life.state().parked()).isNull();
    assertThat(deadline())
        .isEqualTo(new Deadline(life.now().plus(DAY.multipliedBy(14)), Step.WINBACK));
  }

  @Test
  void aParkedWelcomeStopsNothingElse() {
    life.verifying();
    NoticeRequest welcome = life.hear(confirmed(1, life.now())).notices().getFirst();

    life.happens(new Occurrence.NoticeFailed(welcome, "failure1", "THROTTLED"));

    assertThat(life.state().parked()).isNotNull();
    assertThat(deadline().step()).isEqualTo(Step.CHECK_ENGAGEMENT);
  }

  @Test
  void aJobFoundIsOfferedToStop_underOneIdentity() {
    life.active();

    Transition first = life.hear(engaged(EngagementSource.HIRED, life.now()));
    life.later(DAY.multipliedBy(5));
    Transition again = life.hear(engaged(EngagementSource.HIRED, life.now()));

    assertThat(notices(first)).containsExactly("HIRED 1 EMAIL");
    assertThat(again.notices()).isEqualTo(first.notices());
  }

  @Test
  void quietLeadsThatCanOnlyBeTextedAreAskedByText() {
    life.hear(signedUpForBoth(1, T0));
    life.hear(confirmed(1, T0));
    life.hear(unsubscribed(Channel.EMAIL, life.now()));
    life.deadlineComes();
    life.looks(null, null, 30);

    assertThat(notices(life.deadlineComes())).containsExactly("WINBACK 1 SMS");
  }

  @Test
  void signingUpAgainAfterSunsetOpensANewEpoch() {
    sunset();
    life.later(DAY.multipliedBy(40));

    life.hear(signedUp(2, life.now()));
    life.hear(confirmed(2, life.now()));

    assertThat(life.state().stage()).isEqualTo(LeadStage.ACTIVE);
    assertThat(life.state().epoch()).isEqualTo(2);
  }

  private void sunset() {
    life.quietlyPaused();
    life.deadlineComes();
    life.deadlineComes();
    life.deadlineComes();
    assertThat(life.state().reason()).isEqualTo(CloseReason.SUNSET);
  }

  private Deadline deadline() {
    return Objects.requireNonNull(life.state().deadline());
  }
}
