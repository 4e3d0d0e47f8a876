package io.leadline.activities.lead;

import static io.leadline.activities.lead.Leads.SIGN_UP;
import static io.leadline.activities.lead.Leads.aNewLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.alert.AlertEnrolment;
import io.leadline.activities.alert.FakeAlertEnrolment;
import io.leadline.activities.job.run.JobTrial;
import io.leadline.activities.lead.OutboxDelivery.Pass;
import io.leadline.activities.message.FakeSuppressions;
import io.leadline.activities.message.Suppressions;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.OptIn;
import io.leadline.workflows.lead.OptOutCause;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OutboxDeliveryTest {
  /** More steps than learning any fact has. */
  private static final int STEPS = 14;

  private static final Instant LATER = SIGN_UP.plusSeconds(3600);

  /** One process after another over the same stores. */
  private static final class World {
    final FakeOutbox outbox = new FakeOutbox();
    final FakeLeadStore leads = new FakeLeadStore();
    final FakeSuppressions suppressions = new FakeSuppressions();
    final FakeLeadSignals signals = new FakeLeadSignals();
    final Crashes crashes = new Crashes();
    final StoredLeadFacts facts =
        new StoredLeadFacts(
            crashes.wrap(Outbox.class, outbox),
            new FactKeeper(
                crashes.wrap(LeadStore.class, leads),
                crashes.wrap(Suppressions.class, suppressions),
                crashes.wrap(AlertEnrolment.class, new FakeAlertEnrolment()),
                lead -> {},
                () -> SIGN_UP),
            crashes.wrap(LeadSignals.class, signals),
            () -> SIGN_UP);
    final OutboxDelivery delivery = new OutboxDelivery(outbox, facts);

    boolean learnKilledAt(int step, OutboxEntry entry) {
      crashes.killAt(step);
      try {
        facts.learn(entry);
        return false;
      } catch (Crashes.Killed e) {
        return true;
      } finally {
        crashes.stop();
      }
    }

    boolean deliverKilledAt(int step) {
      crashes.killAt(step);
      try {
        delivery.deliverDue(LATER);
        return false;
      } catch (Crashes.Killed e) {
        return true;
      } finally {
        crashes.stop();
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> aSignUpSurvivesAKillAtEveryStep() {
    return everyPairOfKills(
        (first, second) -> {
          World world = new World();
          Lead lead = aNewLead().build();
          LeadEvent.SignedUp event = new LeadEvent.SignedUp("e1", SIGN_UP, 1, OptIn.FORM, false);

          dieTwiceThenDeliver(world, first, second, OutboxEntry.signUp(lead, event));

          boolean promised = first > 1;
          assertThat(world.outbox.size()).isZero();
          assertThat(world.leads.find(lead.id()).isPresent()).isEqualTo(promised);
          assertThat(world.signals.of(lead.id()).contains(event)).isEqualTo(promised);
          assertThat(world.signals.of(lead.id())).allMatch(event::equals);
        });
  }

  @TestFactory
  Stream<DynamicTest> anUnsubscribeSurvivesAKillAtEveryStep() {
    return everyPairOfKills(
        (first, second) -> {
          World world = new World();
          Lead lead = Leads.anActiveLead().build();
          world.leads.insert(lead);
          LeadEvent event =
              new LeadEvent.Unsubscribed("e1", SIGN_UP, Channel.EMAIL, OptOutCause.ONE_CLICK);

          dieTwiceThenDeliver(world, first, second, OutboxEntry.about(lead.id(), event));

          boolean promised = first > 1;
          assertThat(world.outbox.size()).isZero();
          assertThat(world.suppressions.find(Channel.EMAIL, lead.emailHash()).isPresent())
              .isEqualTo(promised);
          assertThat(world.signals.of(lead.id()).contains(event)).isEqualTo(promised);
        });
  }

  @TestFactory
  Stream<DynamicTest> aConfirmationSurvivesAKillAtEveryStep() {
    return everyPairOfKills(
        (first, second) -> {
          World world = new World();
          Lead lead = aNewLead().build();
          world.leads.insert(lead);
          LeadEvent event = new LeadEvent.Confirmed("e1", SIGN_UP, 1);

          dieTwiceThenDeliver(world, first, second, OutboxEntry.about(lead.id(), event));

          boolean promised = first > 1;
          Lead stored = world.leads.find(lead.id()).orElseThrow();
          assertThat(world.outbox.size()).isZero();
          assertThat(stored.consent().confirmedAt() != null).isEqualTo(promised);
          assertThat(world.signals.of(lead.id()).contains(event)).isEqualTo(promised);
        });
  }

  @Test
  void anOldEntryCannotUndoWhatHappenedSince() {
    World world = new World();
    Lead lead = aNewLead().build();
    world.leads.insert(lead);
    var confirmed = new LeadEvent.Confirmed("e1", SIGN_UP.plusSeconds(1), 1);
    world.learnKilledAt(3, OutboxEntry.about(lead.id(), confirmed));
    world.facts.learn(
        OutboxEntry.about(
            lead.id(),
            new LeadEvent.Unsubscribed(
                "e2", SIGN_UP.plusSeconds(2), Channel.EMAIL, OptOutCause.PAGE)));

    world.delivery.deliverDue(LATER);

    assertThat(world.suppressions.find(Channel.EMAIL, lead.emailHash())).isPresent();
    assertThat(world.outbox.size()).isZero();
  }

  @Test
  void aPassEndsAtTheFirstFailureAndGoesOnWhenTemporalIsBack() {
    World world = new World();
    Lead lead = aNewLead().build();
    world.leads.insert(lead);
    world.signals.away(true);
    for (String id : List.of("e1", "e2", "e3")) {
      world.facts.learn(OutboxEntry.about(lead.id(), new LeadEvent.ResendRequested(id, SIGN_UP)));
    }

    assertThat(world.delivery.deliverDue(LATER)).isEqualTo(new Pass(0, false));
    world.signals.away(false);
    assertThat(world.delivery.deliverDue(LATER)).isEqualTo(new Pass(3, false));

    assertThat(world.outbox.size()).isZero();
    assertThat(world.signals.of(lead.id())).hasSize(3);
  }

  @Test
  void theJobDeliversWhatNoProcessHasDelivered_andNothingTwice() {
    World world = new World();
    Lead lead = aNewLead().build();
    world.leads.insert(lead);
    world.signals.away(true);
    for (int entry = 0; entry < 450; entry++) {
      world.facts.learn(
          OutboxEntry.about(lead.id(), new LeadEvent.ResendRequested("e" + entry, SIGN_UP)));
    }
    world.signals.away(false);
    var job = JobTrial.of(new DeliverOutbox(world.delivery, () -> LATER));

    assertThat(job.run(new DeliverOutbox.Input()).result()).isEqualTo(450);
    assertThat(job.again().result()).isZero();

    assertThat(world.outbox.size()).isZero();
    assertThat(world.signals.of(lead.id())).hasSize(450);
  }

  @Test
  void whatIsNotDueIsLeftAlone() {
    World world = new World();
    world.outbox.put(
        new OutboxEntry("e1", "lead", new LeadEvent.ResendRequested("e1", LATER), null, LATER, 0));

    assertThat(world.delivery.deliverDue(LATER.minusMillis(1))).isEqualTo(new Pass(0, false));
    assertThat(world.outbox.size()).isEqualTo(1);
  }

  /** The first process dies while learning, the second while completing, the third finishes. */
  private static void dieTwiceThenDeliver(World world, int first, int second, OutboxEntry entry) {
    boolean killed = world.learnKilledAt(first, entry);
    world.deliverKilledAt(second);
    world.delivery.deliverDue(LATER);
    assertThat(killed || first > 6).as("step %s is a step", first).isTrue();
  }

  private interface Kills {
    void at(int first, int second);
  }

  private static Stream<DynamicTest> everyPairOfKills(Kills kills) {
    return IntStream.rangeClosed(1, STEPS)
        .boxed()
        .flatMap(
            first ->
                IntStream.rangeClosed(1, STEPS)
                    .mapToObj(
                        second ->
                            DynamicTest.dynamicTest(
                                "killed at " + first + ", then at " + second,
                                () -> kills.at(first, second))));
  }
}
