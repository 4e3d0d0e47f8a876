package io.leadline.activities.alert;

import static io.leadline.activities.alert.HitBuilder.aHit;
import static io.leadline.activities.lead.Leads.aNewLead;
import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.Interest;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.Leads;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadAlertEnrolmentTest {
  /** 10:00 in Austin: the next slot is 22 hours away. */
  private static final Instant MORNING = Instant.parse("2026-11-24T16:00:00.5Z");

  private static final Instant AT_ONCE = Instant.parse("2026-11-24T16:00:00Z");

  private final FakeAlertStates states = new FakeAlertStates();
  private final Slots slots = new Slots(AlertSettings.DEFAULTS);
  private final AlertEnrolment enrolment = new LeadAlertEnrolment(states, slots);

  @Test
  void enrolsWithTheFirstAlertAtOnceWhenTheSlotIsFar() {
    Lead lead = anActiveLead().build();

    enrolment.enrol(lead, MORNING);

    AlertState state = only(lead);
    assertThat(state.slot()).isEqualTo(AT_ONCE);
    assertThat(state.atOnce()).isTrue();
    assertThat(state.address()).isEqualTo(lead.email());
    assertThat(state.addressHash()).isEqualTo(lead.emailHash());
    assertThat(state.interest()).isEqualTo(lead.interest());
    assertThat(state.id()).startsWith(InterestHash.of(lead.interest()) + "-" + lead.id());
  }

  @Test
  void enrollingAgainChangesNothing() {
    Lead lead = anActiveLead().build();
    enrolment.enrol(lead, MORNING);
    AlertState before = only(lead);

    enrolment.enrol(lead, MORNING.plus(Duration.ofHours(3)));

    assertThat(only(lead)).isEqualTo(before);
  }

  @Test
  void doesNotEnrolWhoHasNotConsented() {
    Lead lead = aNewLead().build();

    enrolment.enrol(lead, MORNING);

    assertThat(states.find(lead.id())).isEmpty();
  }

  @Test
  void anotherInterestKeepsTheMemoryAndTheDay() {
    Lead lead = anActiveLead().build();
    enrolment.enrol(lead, MORNING);
    AlertResult sent = sendTo(only(lead), "a");
    Lead changed = changed(lead, "welder", "America/Chicago");

    enrolment.enrol(changed, MORNING.plus(Duration.ofHours(1)));

    AlertState state = only(changed);
    assertThat(state.interest().query()).isEqualTo("welder");
    assertThat(state.shown()).isEqualTo(sent.after().shown());
    assertThat(state.recent()).isEqualTo(sent.after().recent());
    assertThat(state.dueDate()).isEqualTo(sent.before().dueDate().plusDays(1));
  }

  @Test
  void anotherZoneMovesTheSlot() {
    Lead lead = anActiveLead().build();
    enrolment.enrol(lead, MORNING);
    sendTo(only(lead), "a");

    enrolment.enrol(
        changed(lead, lead.interest().query(), "Pacific/Honolulu"),
        MORNING.plus(Duration.ofHours(1)));

    assertThat(only(lead).slot())
        .isBetween(Instant.parse("2026-11-25T18:00:00Z"), Instant.parse("2026-11-25T18:45:00Z"));
  }

  @Test
  void withdrawalEndsAlertsAndForgetsTheAddress() {
    Lead lead = anActiveLead().build();
    enrolment.enrol(lead, MORNING);
    sendTo(only(lead), "a");

    enrolment.withdraw(lead);
    enrolment.withdraw(lead);

    AlertState state = only(lead);
    assertThat(state.slot()).isNull();
    assertThat(state.address()).isNull();
    assertThat(states.outcomes(lead.id())).hasSize(1);
  }

  @Test
  void whoComesBackTheSameDayWaitsForTheNext() {
    Lead lead = anActiveLead().build();
    enrolment.enrol(lead, MORNING);
    AlertResult sent = sendTo(only(lead), "a");
    enrolment.withdraw(lead);

    enrolment.enrol(lead, MORNING.plus(Duration.ofHours(2)));

    AlertState state = only(lead);
    assertThat(state.atOnce()).isFalse();
    assertThat(state.dueDate()).isEqualTo(sent.before().dueDate().plusDays(1));
    assertThat(state.shown()).isEqualTo(sent.after().shown());
    assertThat(state.address()).isEqualTo(lead.email());
  }

  @Test
  void clearsWhatAnInterruptedChangeLeftBehind() {
    Lead lead = anActiveLead().build();
    enrolment.enrol(lead, MORNING);
    AlertResult sent = sendTo(only(lead), "a");
    Lead changed = changed(lead, "welder", "America/Chicago");
    // The new state is stored and the old one not yet removed: as after a kill between the two.
    FakeAlertStates elsewhere = new FakeAlertStates();
    new LeadAlertEnrolment(elsewhere, slots).enrol(changed, MORNING);
    assertThat(states.put(elsewhere.find(lead.id()).getFirst(), null)).isTrue();

    enrolment.enrol(changed, MORNING.plus(Duration.ofHours(1)));

    assertThat(only(changed).interest().query()).isEqualTo("welder");
    assertThat(only(changed).shown()).isEqualTo(sent.after().shown());
    assertThat(only(changed).dueDate()).isEqualTo(sent.before().dueDate().plusDays(1));
  }

  private AlertResult sendTo(AlertState state, String posting) {
    AlertResult result =
        AlertResult.of(
            state,
            AlertOutcome.SENT,
            1,
            List.of(aHit(posting).build()),
            state.dueSlot().plusSeconds(30),
            slots);
    states.record(List.of(result));
    return result;
  }

  private AlertState only(Lead lead) {
    List<AlertState> found = states.find(lead.id());
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static Lead changed(Lead lead, String query, String zone) {
    Interest old = lead.interest();
    return Leads.anActiveLead()
        .id(lead.id())
        .email(lead.email())
        .interest(new Interest(query, old.placeName(), old.centre(), old.radiusKm()))
        .zone(zone)
        .build();
  }
}
