package io.leadline.activities.engagement;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.Crashes.Killed;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.message.EventWorld;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.activities.message.Reactions;
import io.leadline.workflows.lead.EngagementSource;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActJudgeTest {
  private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0";

  private final EventWorld world = new EventWorld();
  private final Lead lead = anActiveLead().build();
  private final String alert;

  ActJudgeTest() {
    world.leads.leads.insert(lead);
    alert = world.alert(lead);
    pass(1);
    world.intake.take(List.of(world.event("d", alert, ProviderEvent.Type.DELIVERED)));
  }

  @Test
  void aClickEngagesOnceItIsJudgedAPersons() {
    pass(60);
    Instant clicked = click("p1");
    world.judge.judgeDue();
    assertThat(lastStrong()).isNull();

    pass(15);
    world.judge.judgeDue();

    assertThat(lastStrong()).isEqualTo(clicked);
    assertThat(reactions()).isEqualTo(new Reactions(null, clicked, null, null));
  }

  @Test
  void whatAPersonFollowedIsLearned_whatAMachineFollowedIsNot() {
    pass(60);
    Instant clicked = click("p1");
    pass(15);
    world.judge.judgeDue();

    assertThat(world.followed).containsExactly(new Tastes.Followed(lead.id(), "p1", clicked));

    click(null);
    click("p2");
    pass(15);
    world.judge.judgeDue();

    assertThat(world.followed).extracting(Tastes.Followed::postingId).doesNotContain("p2");
  }

  @Test
  void whatCannotBeLookedUpIsLearnedLater_andEngagesAllTheSame() {
    pass(60);
    Instant clicked = click("p1");
    pass(15);
    world.lookUpFails = true;
    world.judge.judgeDue();

    assertThat(lastStrong()).isEqualTo(clicked);
    assertThat(world.followed).isEmpty();

    world.lookUpFails = false;
    world.judge.judgeDue();
    assertThat(world.followed).isEmpty();
    pass(60);
    world.judge.judgeDue();
    world.judge.judgeDue();

    assertThat(world.followed).containsExactly(new Tastes.Followed(lead.id(), "p1", clicked));
    assertThat(lastStrong()).isEqualTo(clicked);
  }

  @Test
  void aScannerThatFollowsEveryLinkEngagesNobody() {
    pass(30);
    Instant first = click("p1");
    click("p2");
    click("p3");
    click(null);
    world.intake.take(List.of(world.event("c", alert, ProviderEvent.Type.CLICKED)));

    pass(15);
    world.judge.judgeDue();

    assertThat(lastStrong()).isNull();
    assertThat(reactions()).isEqualTo(new Reactions(null, null, null, first));
  }

  @Test
  void anOpenEngagesWeakly() {
    pass(90);
    world.intake.take(List.of(world.event("o", alert, ProviderEvent.Type.OPENED)));
    Instant opened = world.now();
    pass(15);
    world.judge.judgeDue();

    assertThat(stored().engagement().lastWeak()).isEqualTo(opened);
    assertThat(lastStrong()).isNull();
    assertThat(reactions().openedAt()).isEqualTo(opened);
  }

  @Test
  void aPausedLeadThatClicksIsToldToItsWorkflowOnce() {
    world.leads.enter(lead.id(), LeadStage.PAUSED);
    pass(60);
    Instant clicked = click("p1");
    pass(15);
    world.judge.judgeDue();
    world.judge.judgeDue();

    assertThat(world.heard(lead))
        .containsExactly(
            new LeadEvent.Engaged(
                "click-" + alert + "-" + clicked.toEpochMilli(), clicked, EngagementSource.CLICK));
  }

  @Test
  void aClickWaitsForADeliveryThatIsReportedLate() {
    pass(Duration.ofDays(1).toSeconds());
    String unreported = world.alert(lead);
    pass(60);
    world.notes.followed(unreported, "p1", BROWSER);
    Instant clicked = world.now();
    pass(15);
    world.judge.judgeDue();
    assertThat(lastStrong()).isNull();

    world.intake.take(
        List.of(
            world.event(
                "late", unreported, ProviderEvent.Type.DELIVERED, clicked.minusSeconds(40))));
    pass(15);
    world.judge.judgeDue();

    assertThat(lastStrong()).isEqualTo(clicked);
  }

  @Test
  void aLateHitOfTheTrapTurnsTheRow() {
    pass(60);
    click("p1");
    pass(15);
    world.judge.judgeDue();
    assertThat(reactions().clickedAt()).isNotNull();

    click(null);
    pass(15);
    world.judge.judgeDue();

    assertThat(reactions().clickedAt()).isNull();
    assertThat(reactions().machineClickedAt()).isNotNull();
  }

  @Test
  void killedAtAnyStepItJudgesAgainWithOneEffect() {
    world.leads.enter(lead.id(), LeadStage.PAUSED);
    pass(60);
    Instant clicked = click("p1");
    world.intake.take(List.of(world.event("o", alert, ProviderEvent.Type.OPENED)));
    pass(15);

    boolean killed = true;
    for (int step = 1; killed; step++) {
      world.crashes.killAt(step);
      killed = diesJudging();
    }
    world.crashes.stop();
    world.judge.judgeDue();

    assertThat(lastStrong()).isEqualTo(clicked);
    assertThat(reactions()).isEqualTo(new Reactions(clicked, clicked, null, null));
    assertThat(world.heard(lead).stream().map(LeadEvent::entryId).distinct()).hasSize(2);
    assertThat(world.leads.outbox.size()).isZero();
    assertThat(world.acts.due(world.now().plusSeconds(3600), 9)).isEmpty();
  }

  @Test
  void actsOfAnErasedLeadAreNobodys() {
    pass(60);
    click("p1");
    world.leads.enter(lead.id(), LeadStage.ERASED);
    pass(15);
    world.judge.judgeDue();

    assertThat(lastStrong()).isNull();
    assertThat(world.heard(lead)).isEmpty();
    assertThat(world.acts.due(world.now().plusSeconds(3600), 9)).isEmpty();
  }

  @Test
  void actsOnAMessageThatIsNotOursAreForgotten() {
    world.notes.followed("20260302-nobody-email-alert", "p1", BROWSER);
    pass(15);
    world.judge.judgeDue();

    assertThat(world.acts.due(world.now().plusSeconds(3600), 9)).isEmpty();
  }

  private boolean diesJudging() {
    try {
      world.judge.judgeDue();
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  private Instant click(@Nullable String posting) {
    world.notes.followed(alert, posting, BROWSER);
    return world.now();
  }

  private void pass(long seconds) {
    world.leads.pass(Duration.ofSeconds(seconds));
  }

  private Lead stored() {
    return world.leads.leads.find(lead.id()).orElseThrow();
  }

  private @Nullable Instant lastStrong() {
    return stored().engagement().lastStrong();
  }

  private Reactions reactions() {
    return world.ledger.find(alert).orElseThrow().reactions();
  }
}
