package io.leadline.activities.stats;

import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.FakeTransitions;
import io.leadline.activities.lead.LeadStates;
import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.message.Reactions;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.ChannelState;
import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JourneysTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final FakeTransitions transitions = new FakeTransitions();
  private Instant now = NOON.plus(Duration.ofDays(30));
  private final Journeys journeys = new Journeys(ledger, transitions, () -> now);

  @Test
  void funnelCountsHowFarThoseGotThatSignedUpInThePeriod() {
    signsUp("early", NOON.minus(Duration.ofDays(1)));
    activated("early", NOON);
    for (String lead : List.of("anna", "ben", "carl", "dora")) {
      signsUp(lead, NOON);
    }
    activated("anna", NOON.plusSeconds(60));
    activated("ben", NOON.plusSeconds(60));
    activated("carl", NOON.plusSeconds(60));
    alerted("c1", CallState.ACCEPTED, "anna", "ben", "early");
    alerted("c2", CallState.REFUSED, "carl");
    clicks("anna", NOON.plusSeconds(90));
    closes("ben", 3, NOON.plus(Duration.ofDays(9)));

    assertThat(journeys.funnel(MONDAY, MONDAY, ZoneOffset.UTC))
        .isEqualTo(new Funnel(4, 3, 2, 1, 2));
    assertThat(journeys.funnel(MONDAY.plusDays(1), MONDAY.plusDays(9), ZoneOffset.UTC))
        .isEqualTo(new Funnel(0, 0, 0, 0, 0));
  }

  @Test
  void machinesClickForNobody() {
    signsUp("anna", NOON);
    alerted("c1", CallState.ACCEPTED, "anna");
    ledger.judged(
        anAlertFor("anna").sendId(), new Reactions(null, null, NOON, NOON.plusSeconds(1)), 2);

    assertThat(journeys.funnel(MONDAY, MONDAY, ZoneOffset.UTC).clicked()).isZero();
  }

  @Test
  void aRenewedOptInIsNoNewJourney() {
    signsUp("anna", NOON);
    closes("anna", 2, NOON.plusSeconds(60));
    step("anna", 3, LeadStage.CLOSED, LeadStage.VERIFYING, "signUp", NOON.plus(days(8)));

    assertThat(journeys.funnel(MONDAY.plusDays(7), MONDAY.plusDays(9), ZoneOffset.UTC).signedUp())
        .isZero();
    assertThat(journeys.cohorts(ZoneOffset.UTC)).extracting(Cohort::week).containsExactly(MONDAY);
  }

  @Test
  void cohortsShowWhoIsActiveAfterWeeks_onceTheyHavePassedForAllOfTheWeek() {
    now = NOON.plus(days(14)).plus(Duration.ofHours(13));
    signsUp("anna", NOON);
    activated("anna", NOON.plusSeconds(60));
    signsUp("ben", NOON.plus(days(3)));
    activated("ben", NOON.plus(days(3)).plusSeconds(60));
    closes("ben", 3, NOON.plus(days(9)));
    signsUp("carl", NOON.plus(days(8)));

    assertThat(journeys.cohorts(ZoneOffset.UTC))
        .containsExactly(
            new Cohort(MONDAY, 2, new TreeMap<>(Map.of(1, 1L))),
            new Cohort(MONDAY.plusWeeks(1), 1, new TreeMap<>()));
    assertThat(journeys.cohorts(ZoneOffset.UTC).getFirst().retained()).isEqualTo(Map.of(1, 0.5));
  }

  @Test
  void aPauseIsSeenInTheWeekItLastsAndNotInTheNext() {
    now = NOON.plus(days(70));
    signsUp("anna", NOON);
    activated("anna", NOON.plusSeconds(60));
    step("anna", 3, LeadStage.ACTIVE, LeadStage.PAUSED, "pause", NOON.plus(days(10)));
    step("anna", 4, LeadStage.PAUSED, LeadStage.ACTIVE, "resume", NOON.plus(days(20)));

    assertThat(journeys.cohorts(ZoneOffset.UTC).getFirst().active())
        .isEqualTo(Map.of(1, 1L, 2, 0L, 4, 1L, 8, 1L));
  }

  @Test
  void weeksBeginWhereOneAsks() {
    signsUp("anna", Instant.parse("2026-03-01T20:00:00Z"));

    assertThat(journeys.cohorts(ZoneId.of("Pacific/Kiritimati")))
        .extracting(Cohort::week)
        .containsExactly(MONDAY);
    assertThat(journeys.cohorts(ZoneOffset.UTC))
        .extracting(Cohort::week)
        .containsExactly(MONDAY.minusWeeks(1));
  }

  @Test
  void forgetsWeeksThatAreLongPast() {
    now = NOON.plus(days(14 * 7));
    signsUp("anna", NOON);

    assertThat(journeys.cohorts(ZoneOffset.UTC)).isEmpty();
  }

  private void signsUp(String lead, Instant at) {
    step(lead, 1, LeadStage.NEW, LeadStage.VERIFYING, "signUp", at);
  }

  private void activated(String lead, Instant at) {
    step(lead, 2, LeadStage.VERIFYING, LeadStage.ACTIVE, "confirm", at);
  }

  private void closes(String lead, long version, Instant at) {
    step(lead, version, LeadStage.ACTIVE, LeadStage.CLOSED, "unsubscribe PAGE", at);
  }

  private void step(
      String lead, long version, LeadStage before, LeadStage after, String why, Instant at) {
    @Nullable CloseReason reason = after == LeadStage.CLOSED ? CloseReason.UNSUBSCRIBED : null;
    var state =
        LeadStates.of(
            lead,
            version,
            after,
            reason,
            1,
            1,
            ChannelState.UNUSED,
            ChannelState.UNUSED,
            at,
            null,
            List.of(),
            null);
    transitions.append(new LeadChange(before, state, why, at, List.of()));
  }

  private void alerted(String call, CallState state, String... leads) {
    List<Draft> drafts = List.of(leads).stream().map(lead -> anAlertFor(lead)).toList();
    ledger.claim(
        new Call(
            call,
            Channel.EMAIL,
            "owner",
            1,
            state,
            NOON.plusSeconds(70),
            null,
            drafts.stream().map(Draft::sendId).toList(),
            null,
            null),
        drafts);
  }

  private void clicks(String lead, Instant at) {
    ledger.judged(anAlertFor(lead).sendId(), new Reactions(null, at, null, null), 1);
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }
}
