package io.leadline.workflows.lead;

import static io.leadline.workflows.lead.LeadEvents.confirmed;
import static io.leadline.workflows.lead.LeadEvents.engaged;
import static io.leadline.workflows.lead.LeadEvents.eraseRequested;
import static io.leadline.workflows.lead.LeadEvents.kept;
import static io.leadline.workflows.lead.LeadEvents.pauseRequested;
import static io.leadline.workflows.lead.LeadEvents.signedUp;
import static io.leadline.workflows.lead.LeadEvents.signedUpForBoth;
import static io.leadline.workflows.lead.LeadEvents.smsStarted;
import static io.leadline.workflows.lead.LeadEvents.stepRetried;
import static io.leadline.workflows.lead.LeadLifecycleStage.LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Years of a lead's life on the time-skipping server. */
class WholeLifeWorkflowTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final LeadLifecycleStage stage = new LeadLifecycleStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aYearWithAClickEveryDayCostsAtMostOneHundredAndEightyEvents() {
    stage.store.engagement(() -> seen(stage.now().minus(DAY), 30));
    active();
    int before = stage.events().size();

    stage.later(Duration.ofDays(365));

    assertThat(stage.state().stage()).isEqualTo(LeadStage.ACTIVE);
    assertThat(stage.events().size() - before).as("events of a year").isBetween(50, 180);
  }

  @Test
  void quietLeadIsPausedWonBackAndLetGo_andItsWorkflowEnds() {
    stage.store.engagement(() -> seen(null, 30));
    active();

    stage.later(DAY.multipliedBy(62));
    assertThat(stage.state().reason()).isEqualTo(CloseReason.SUNSET);
    assertThat(stage.notices.sent())
        .containsExactly("WELCOME 1 EMAIL", "WINBACK 1 EMAIL", "WINBACK 2 EMAIL");
    assertThat(stage.store.changesOf(LEAD))
        .extracting(LeadChange::why)
        .containsExactly("signUp", "confirm", "CHECK_ENGAGEMENT", "WINBACK", "WINBACK", "SUNSET");
    stage.later(DAY.multipliedBy(15));

    assertThat(stage.running()).isFalse();
  }

  @Test
  void clickDuringTheWriteOfThePauseIsSeenAtOnce() {
    AtomicReference<@Nullable Instant> click = new AtomicReference<>();
    stage.store.engagement(
        () -> {
          Engagement seen = seen(click.get(), 30);
          click.set(stage.now());
          return seen;
        });
    active();

    stage.later(DAY.multipliedBy(32));

    List<String> why = stage.store.changesOf(LEAD).stream().map(LeadChange::why).toList();
    assertThat(why).startsWith("signUp", "confirm", "CHECK_ENGAGEMENT").hasSize(4);
    // Within one millisecond of the pause it counts as from before it.
    assertThat(why.getLast()).isIn("engaged", "engaged before the pause");
    assertThat(stage.state().stage()).isEqualTo(LeadStage.ACTIVE);
  }

  @Test
  void clickInWinbackBringsBack() {
    stage.store.engagement(() -> seen(null, 30));
    active();
    stage.later(DAY.multipliedBy(40));
    assertThat(stage.state().stage()).isEqualTo(LeadStage.WINBACK);

    stage.store.engagement(() -> seen(stage.now(), 30));
    stage.signal(engaged(EngagementSource.CLICK, stage.now()));

    stage.awaitStage(LeadStage.ACTIVE);
  }

  @Test
  void keepAfterSunsetBringsBackWithinFourteenDays() {
    stage.store.engagement(() -> seen(null, 30));
    active();
    stage.later(DAY.multipliedBy(62));

    stage.signal(kept(stage.now()));

    stage.awaitStage(LeadStage.ACTIVE);
    assertThat(stage.store.projection(LEAD).email().usable()).isTrue();
  }

  @Test
  void pausedByAnOperatorCostsNothingForAYear() {
    active();
    stage.signal(pauseRequested(null, Actor.OPERATOR, stage.now()));
    stage.awaitStage(LeadStage.PAUSED);
    int before = stage.events().size();

    stage.later(Duration.ofDays(365));

    assertThat(stage.events()).hasSize(before);
  }

  @Test
  void parkedWinbackCostsNothingForAYear_andGoesOnInPlace() {
    stage.store.engagement(() -> seen(null, 30));
    active();
    stage.later(DAY.multipliedBy(35));
    stage.notices.down(true);
    stage.later(DAY.multipliedBy(5));
    assertThat(stage.state().parked()).isNotNull();
    int before = stage.events().size();
    stage.later(Duration.ofDays(365));
    assertThat(stage.events()).hasSize(before);
    assertThat(stage.state().stage()).isEqualTo(LeadStage.WINBACK);

    stage.notices.down(false);
    stage.signal(stepRetried(stage.now()));
    stage.later(DAY.multipliedBy(15));

    assertThat(stage.notices.sent())
        .containsExactly("WELCOME 1 EMAIL", "WINBACK 1 EMAIL", "WINBACK 2 EMAIL");
  }

  @Test
  void pauseOnRequestEndsOnItsDay() {
    stage.store.engagement(() -> seen(stage.now(), 30));
    active();
    stage.signal(pauseRequested(stage.now().plus(DAY.multipliedBy(10)), Actor.LEAD, stage.now()));
    stage.awaitStage(LeadStage.PAUSED);
    stage.later(DAY.multipliedBy(9));
    assertThat(stage.state().stage()).isEqualTo(LeadStage.PAUSED);

    stage.later(DAY.multipliedBy(2));

    assertThat(stage.state().stage()).isEqualTo(LeadStage.ACTIVE);
  }

  @Test
  void textsAreWelcomedOnTheirOwnQueue() {
    stage.signal(signedUpForBoth(1, stage.now()));
    stage.signal(confirmed(1, stage.now()));

    stage.await(() -> stage.notices.sent().size() == 2);

    assertThat(stage.notices.sent()).containsExactlyInAnyOrder("WELCOME 1 EMAIL", "WELCOME 1 SMS");
  }

  @Test
  void erasureEndsTheWorkflowAtOnce_andNothingBringsItBack() {
    active();
    stage.signal(eraseRequested(stage.now()));
    stage.await(() -> !stage.running());
    assertThat(stage.store.projection(LEAD).stage()).isEqualTo(LeadStage.ERASED);
    int changes = stage.store.changesOf(LEAD).size();

    stage.signal(smsStarted(stage.now()));
    stage.await(() -> !stage.running());

    assertThat(stage.store.changesOf(LEAD)).hasSize(changes);
  }

  private void active() {
    stage.signal(signedUp(1, stage.now()));
    stage.signal(confirmed(1, stage.now()));
    stage.await(() -> stage.notices.sent().size() == 1);
  }

  private static Engagement seen(@Nullable Instant strong, int delivered) {
    return new Engagement(strong, null, delivered, null, 1, LifecycleSettings.DEFAULTS);
  }
}
