package io.leadline.activities.alert;

import static io.leadline.activities.alert.HitBuilder.aHit;
import static io.leadline.activities.lead.Leads.aNewLead;
import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.address.PhoneZones;
import io.leadline.activities.lead.Frequency;
import io.leadline.activities.lead.Interest;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStates;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.lead.Preferences;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.ChannelState;
import io.leadline.workflows.lead.Consent;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.Reach;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadAlertEnrolmentTest {
  /** 10:00 in Austin: the next slot is 22 hours away. */
  private static final Instant MORNING = Instant.parse("2026-11-24T16:00:00.5Z");

  private static final Instant AT_ONCE = Instant.parse("2026-11-24T16:00:00Z");

  /** Of Los Angeles, two hours behind Austin. */
  private static final String PHONE = "+12135550123";

  private static final ChannelState OK = new ChannelState(Consent.GRANTED, Reach.OK);
  private static final List<ChannelState> LOST =
      List.of(
          new ChannelState(Consent.WITHDRAWN, Reach.OK),
          new ChannelState(Consent.GRANTED, Reach.DEAD),
          new ChannelState(Consent.WITHDRAWN, Reach.COMPLAINED));

  private final FakeAlertStates states = new FakeAlertStates();
  private final Slots slots = new Slots(AlertSettings.DEFAULTS);
  private final AlertEnrolment enrolment = new LeadAlertEnrolment(states, slots, new PhoneZones());

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
  void whatTheLeadLikesGoesWithItToAnotherInterestAndAnotherChannel() {
    Lead lead = anActiveLead().build();
    enrolment.enrol(lead, MORNING);
    List<Affinity.Click> clicks = List.of(Affinity.Click.on(HitBuilder.aHit("a").build(), MORNING));
    states.follow(lead.id(), clicks);
    Lead changed = changed(lead, "welder", "America/Chicago");

    enrolment.enrol(changed, MORNING.plus(Duration.ofHours(1)));
    enrolment.enrol(changed, MORNING.plus(Duration.ofHours(1)));

    assertThat(only(changed).affinity()).isEqualTo(Affinity.NONE.plus(clicks));
    enrolment.withdraw(changed);
    assertThat(only(changed).affinity()).isEqualTo(Affinity.NONE.plus(clicks));
    enrolment.forget(lead.id());
    assertThat(states.find(lead.id())).isEmpty();
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
    new LeadAlertEnrolment(elsewhere, slots, new PhoneZones()).enrol(changed, MORNING);
    assertThat(states.put(elsewhere.find(lead.id()).getFirst(), null)).isTrue();

    enrolment.enrol(changed, MORNING.plus(Duration.ofHours(1)));

    assertThat(only(changed).interest().query()).isEqualTo("welder");
    assertThat(only(changed).shown()).isEqualTo(sent.after().shown());
    assertThat(only(changed).dueDate()).isEqualTo(sent.before().dueDate().plusDays(1));
  }

  @Test
  void eachChannelHasASlotOfItsOwn() {
    Lead lead = anActiveLead().phone(PHONE).build();

    enrolment.enrol(lead, MORNING);

    assertThat(on(Channel.EMAIL, lead).slot()).isEqualTo(AT_ONCE);
    AlertState text = on(Channel.SMS, lead);
    assertThat(text.address()).isEqualTo(PHONE);
    assertThat(text.addressHash()).isEqualTo(lead.phoneHash());
    assertThat(text.phoneZones()).containsExactly(ZoneId.of("America/Los_Angeles"));
    assertThat(text.atOnce()).isFalse();
    // 10:15 in Austin is before ten in Los Angeles.
    assertThat(text.slot())
        .isBetween(Instant.parse("2026-11-24T18:00:00Z"), Instant.parse("2026-11-24T18:45:00Z"));
    assertThat(text.id()).startsWith(InterestHash.of(lead.interest())).endsWith("-sms");
  }

  @Test
  void textsGoOnWhenMailIsLostOrWithdrawn() {
    Lead lead = anActiveLead().phone(PHONE).build();
    enrolment.enrol(lead, MORNING);
    AlertState text = on(Channel.SMS, lead);

    for (ChannelState lost : LOST) {
      enrolment.enrol(with(lead, lost, lead.life().sms()), MORNING.plusSeconds(60));

      assertThat(on(Channel.EMAIL, lead).slot()).isNull();
      assertThat(on(Channel.EMAIL, lead).address()).isNull();
      assertThat(on(Channel.SMS, lead)).isEqualTo(text);
    }
  }

  @Test
  void mailGoesOnWhenTextsAreLostOrStopped() {
    Lead lead = anActiveLead().phone(PHONE).build();
    enrolment.enrol(lead, MORNING);
    AlertState mail = on(Channel.EMAIL, lead);

    for (ChannelState lost : LOST) {
      enrolment.enrol(with(lead, lead.life().email(), lost), MORNING.plusSeconds(60));

      assertThat(on(Channel.SMS, lead).slot()).isNull();
      assertThat(on(Channel.SMS, lead).address()).isNull();
      assertThat(on(Channel.EMAIL, lead)).isEqualTo(mail);
    }
  }

  @Test
  void textsComeBackWithTheirMemory() {
    Lead lead = anActiveLead().phone(PHONE).build();
    enrolment.enrol(lead, MORNING);
    AlertResult sent = sendTo(on(Channel.SMS, lead), "a");
    enrolment.enrol(with(lead, lead.life().email(), LOST.getFirst()), MORNING.plusSeconds(60));

    enrolment.enrol(lead, sent.before().dueSlot().plusSeconds(3600));

    AlertState text = on(Channel.SMS, lead);
    assertThat(text.shown()).isEqualTo(sent.after().shown());
    assertThat(text.dueDate()).isEqualTo(sent.before().dueDate().plusDays(1));
    assertThat(on(Channel.EMAIL, lead).shown()).isEqualTo(ShownPostings.NONE);
  }

  @Test
  void aLeadMovesToOnceAWeekAndBack() {
    Lead lead = anActiveLead().build();
    enrolment.enrol(lead, MORNING);
    LocalDate sent = sendTo(only(lead), "a").before().dueDate();

    Lead weekly = lead.withPreferences(wanting(lead, Frequency.WEEKLY));
    enrolment.enrol(weekly, MORNING.plus(Duration.ofHours(1)));
    assertThat(only(lead).dueDate()).isEqualTo(sent.plusDays(7));
    enrolment.enrol(weekly, MORNING.plus(Duration.ofMinutes(90)));
    assertThat(only(lead).dueDate()).isEqualTo(sent.plusDays(7));

    enrolment.enrol(
        lead.withPreferences(wanting(lead, Frequency.EVERY_OTHER_DAY)),
        MORNING.plus(Duration.ofHours(2)));
    assertThat(only(lead).dueDate()).isEqualTo(sent.plusDays(2));

    enrolment.enrol(lead, MORNING.plus(Duration.ofHours(3)));
    assertThat(only(lead).dueDate()).isEqualTo(sent.plusDays(1));
  }

  @Test
  void aFailingChannelIsTriedEveryThirdDayUntilOneGetsThrough() {
    Lead lead = anActiveLead().phone(PHONE).build();
    enrolment.enrol(lead, MORNING);
    LocalDate sent = sendTo(on(Channel.EMAIL, lead), "a").before().dueDate();
    AlertState text = on(Channel.SMS, lead);
    Lead failing = with(lead, new ChannelState(Consent.GRANTED, Reach.SOFT_FAILING), OK);

    enrolment.enrol(failing, MORNING.plus(Duration.ofHours(1)));

    assertThat(on(Channel.EMAIL, lead).dueDate()).isEqualTo(sent.plusDays(3));
    AlertState probed = sendTo(on(Channel.EMAIL, lead), "b").after();
    assertThat(probed.dueDate()).isEqualTo(sent.plusDays(6));
    assertThat(on(Channel.SMS, lead)).isEqualTo(text);

    enrolment.enrol(lead, probed.recent().entries().getLast().slot().plusSeconds(60));

    assertThat(on(Channel.EMAIL, lead).dueDate()).isEqualTo(sent.plusDays(4));
  }

  @Test
  void aFailingWeeklyLeadIsNotWrittenToMoreOften() {
    Lead lead = anActiveLead().frequency(Frequency.WEEKLY).build();

    enrolment.enrol(with(lead, new ChannelState(Consent.GRANTED, Reach.SOFT_FAILING), OK), MORNING);

    assertThat(only(lead).everyDays()).isEqualTo(7);
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

  private AlertState on(Channel channel, Lead lead) {
    List<AlertState> found =
        states.find(lead.id()).stream().filter(state -> state.channel() == channel).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static Lead with(Lead lead, ChannelState email, ChannelState sms) {
    return lead.withLife(
        LeadStates.of(
            lead.id(),
            2,
            LeadStage.ACTIVE,
            null,
            lead.epoch(),
            1,
            email,
            sms,
            MORNING,
            null,
            List.of(),
            null));
  }

  private static Preferences wanting(Lead lead, Frequency frequency) {
    return new Preferences(lead.interest(), lead.timeZone(), frequency);
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
