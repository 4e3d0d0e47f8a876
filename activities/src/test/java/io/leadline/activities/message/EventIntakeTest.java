package io.leadline.activities.message;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.Crashes.Killed;
import io.leadline.activities.lead.Lead;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventIntakeTest {
  private final EventWorld world = new EventWorld();
  private final Lead lead = anActiveLead().build();
  private final String alert;

  EventIntakeTest() {
    world.leads.leads.insert(lead);
    alert = world.alert(lead);
    world.leads.pass(Duration.ofMinutes(1));
  }

  @Test
  void deliveriesOpensAndClicksCostTheWorkflowNothing() {
    take(ProviderEvent.Type.DELIVERED);
    take(ProviderEvent.Type.OPENED);
    take(ProviderEvent.Type.CLICKED);

    assertThat(world.heard(lead)).isEmpty();
    assertThat(row().deliveredAt()).isEqualTo(world.now());
  }

  @Test
  void aProvidersWordOfAClickIsOnlyStored() {
    take(ProviderEvent.Type.CLICKED);
    world.leads.pass(Duration.ofMinutes(1));
    world.judge.judgeDue();

    assertThat(row().reactions()).isEqualTo(Reactions.NONE);
  }

  @Test
  void whatComesBackFromSomebodyWhoIsNoLeadIsNoNewsOfALead() {
    String direct = SendId.direct(LocalDate.parse("2026-11-24"), null, Channel.EMAIL, "job1");
    world.claim(Drafts.aDirectMail(direct));

    world.intake.take(List.of(world.event("b", direct, ProviderEvent.Type.BOUNCED_HARD)));

    assertThat(world.leads.outbox.size()).isZero();
    assertThat(world.ledger.find(direct).orElseThrow().bouncedAt()).isEqualTo(world.now());
  }

  @Test
  void hardBounceIsPassedOnWithTheAddressItWasSentTo() {
    take(ProviderEvent.Type.BOUNCED_HARD);

    assertThat(world.heard(lead))
        .containsExactly(
            new LeadEvent.Bounced("sendgrid-BOUNCED_HARD", world.now(), Channel.EMAIL, 1));
    assertThat(suppressed()).isEqualTo(Suppression.Reason.BOUNCED);
  }

  @Test
  void sameEventsFortySixTimesInAnyOrderAreOneOfEach() {
    List<ProviderEvent> events = new ArrayList<>();
    for (ProviderEvent.Type type :
        List.of(
            ProviderEvent.Type.ACCEPTED,
            ProviderEvent.Type.DELIVERED,
            ProviderEvent.Type.OPENED,
            ProviderEvent.Type.BOUNCED_HARD)) {
      events.addAll(Collections.nCopies(46, world.event(type.name(), alert, type)));
    }
    Collections.shuffle(events, new Random(7));
    for (ProviderEvent event : events) {
      world.intake.take(List.of(event));
    }
    world.leads.pass(Duration.ofMinutes(1));
    world.judge.judgeDue();

    assertThat(world.heard(lead)).hasSize(1);
    assertThat(row().openedAt()).isNotNull();
  }

  @Test
  void deliveredThenBouncedThenOpenedByAScannerStaysDead() {
    take(ProviderEvent.Type.DELIVERED);
    take(ProviderEvent.Type.BOUNCED_HARD);
    take(ProviderEvent.Type.OPENED);
    world.leads.pass(Duration.ofMinutes(1));
    world.judge.judgeDue();

    assertThat(suppressed()).isEqualTo(Suppression.Reason.BOUNCED);
    assertThat(row().bouncedAt()).isNotNull();
    assertThat(world.heard(lead)).singleElement().isInstanceOf(LeadEvent.Bounced.class);
  }

  @Test
  void complaintAfterAnUnsubscribeHardensTheSuppression() {
    take(ProviderEvent.Type.UNSUBSCRIBED);
    assertThat(suppressed()).isEqualTo(Suppression.Reason.UNSUBSCRIBED);

    take(ProviderEvent.Type.COMPLAINED);

    assertThat(suppressed()).isEqualTo(Suppression.Reason.COMPLAINED);
  }

  @Test
  void aClickLongAfterLeavingIsHistoryOnly() {
    world.leads.enter(lead.id(), LeadStage.CLOSED);
    world.leads.pass(Duration.ofDays(3));
    world.notes.followed(alert, "p1", "Mozilla/5.0 (X11) Firefox/145.0");
    world.leads.pass(Duration.ofMinutes(15));
    world.judge.judgeDue();

    assertThat(row().clickedAt()).isNotNull();
    assertThat(world.heard(lead)).isEmpty();
  }

  @Test
  void aTimeInTheFutureIsTheTimeOfItsReceipt() {
    world.intake.take(
        List.of(
            world.event("d", alert, ProviderEvent.Type.DELIVERED, world.now().plusSeconds(9000)),
            world.event(
                "b", alert, ProviderEvent.Type.BOUNCED_HARD, world.now().plusSeconds(9000))));

    assertThat(row().deliveredAt()).isEqualTo(world.now());
    assertThat(world.heard(lead)).extracting(LeadEvent::at).containsExactly(world.now());
  }

  @ParameterizedTest
  @EnumSource(names = {"BOUNCED_HARD", "OPENED", "DROPPED_OPTED_OUT"})
  void whatHappenedYearsAgoIsStoredAndNothingFollows(ProviderEvent.Type type) {
    Instant then = world.now().minus(Duration.ofDays(700));
    var outcomes = world.intake.take(List.of(world.event("old", alert, type, then)));
    world.leads.pass(Duration.ofMinutes(1));
    world.judge.judgeDue();

    assertThat(outcomes).isEqualTo(Map.of("sendgrid-old", WebhookCounter.Outcome.TOO_OLD));
    assertThat(world.heard(lead)).isEmpty();
    assertThat(world.leads.suppressions.find(Channel.EMAIL, lead.emailHash())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"UNSUBSCRIBED", "COMPLAINED"})
  void aWithdrawalHoldsHoweverLateItComes(ProviderEvent.Type type) {
    Lead old =
        anActiveLead()
            .at(world.now().minus(Duration.ofDays(800)))
            .confirmed(world.now().minus(Duration.ofDays(800)))
            .build();
    world.leads.leads.insert(old);
    String sent = world.alert(old);

    Instant then = world.now().minus(Duration.ofDays(700));
    world.intake.take(List.of(world.event("old", sent, type, then)));

    assertThat(world.heard(old)).hasSize(1);
    assertThat(world.leads.suppressions.find(Channel.EMAIL, old.emailHash())).isPresent();
  }

  @Test
  void anUnsubscribeOfBeforeTheLastOptInIsOverruled() {
    Instant before = lead.createdAt().minus(Duration.ofDays(1));
    world.intake.take(List.of(world.event("old", alert, ProviderEvent.Type.UNSUBSCRIBED, before)));

    assertThat(world.leads.suppressions.find(Channel.EMAIL, lead.emailHash())).isEmpty();
  }

  @Test
  void anOptOutThatOnlyTheProviderKnowsHolds() {
    take(ProviderEvent.Type.DROPPED_OPTED_OUT);

    assertThat(world.heard(lead))
        .containsExactly(
            new LeadEvent.Unsubscribed(
                "sendgrid-DROPPED_OPTED_OUT", world.now(), Channel.EMAIL, OptOutCause.PROVIDER));
    assertThat(suppressed()).isEqualTo(Suppression.Reason.UNSUBSCRIBED);
  }

  @Test
  void anOptOutThatTheProviderRemembersIsNoNewsToWhoKnowsIt() {
    world.leads.enter(lead.id(), LeadStage.CLOSED);

    take(ProviderEvent.Type.DROPPED_OPTED_OUT);

    assertThat(world.heard(lead)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"BLOCKED", "DROPPED"})
  void whatPointsAtUsSuppressesNobody(ProviderEvent.Type type) {
    for (int i = 0; i < 9; i++) {
      world.intake.take(List.of(world.event("b" + i, alert, type)));
    }

    assertThat(world.heard(lead)).isEmpty();
    assertThat(world.leads.suppressions.find(Channel.EMAIL, lead.emailHash())).isEmpty();
    assertThat(row().droppedAt()).isNotNull();
  }

  @Test
  void eventsOfAnErasedLeadAreDroppedAndCounted() {
    world.leads.enter(lead.id(), LeadStage.ERASED);

    var outcomes =
        world.intake.take(
            List.of(
                world.event("b", alert, ProviderEvent.Type.BOUNCED_HARD),
                world.event("o", alert, ProviderEvent.Type.OPENED)));

    assertThat(outcomes.values())
        .containsExactly(WebhookCounter.Outcome.DROPPED, WebhookCounter.Outcome.DROPPED);
    assertThat(row().bouncedAt()).isNull();
    assertThat(world.log.size()).isZero();
    assertThat(world.heard(lead)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"BOUNCED_HARD", "UNSUBSCRIBED", "OPENED"})
  void killedAtAnyStepTheProvidersRepetitionCompletesIt(ProviderEvent.Type type) {
    boolean killed = true;
    for (int step = 1; killed; step++) {
      world.crashes.killAt(step);
      killed = diesTaking(type);
    }
    world.crashes.stop();
    world.leads.pass(Duration.ofMinutes(1));
    world.judge.judgeDue();

    boolean open = type == ProviderEvent.Type.OPENED;
    assertThat(world.heard(lead).stream().map(LeadEvent::entryId).distinct()).hasSize(open ? 0 : 1);
    assertThat(row().openedAt() != null).isEqualTo(open);
  }

  private boolean diesTaking(ProviderEvent.Type type) {
    try {
      take(type);
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  private void take(ProviderEvent.Type type) {
    world.intake.take(List.of(world.event(type.name(), alert, type)));
  }

  private Message row() {
    return world.ledger.find(alert).orElseThrow();
  }

  private Suppression.Reason suppressed() {
    return world.leads.suppressions.find(Channel.EMAIL, lead.emailHash()).orElseThrow().reason();
  }
}
