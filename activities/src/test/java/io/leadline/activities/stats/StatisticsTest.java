package io.leadline.activities.stats;

import static io.leadline.activities.lead.Leads.aNewLead;
import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.FakeLeadStore;
import io.leadline.activities.lead.FakeTransitions;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStates;
import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.message.MessageLedger.CallNote;
import io.leadline.activities.message.ProviderEvent;
import io.leadline.activities.message.Reactions;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.ChannelState;
import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-05T09:00:00Z");

  private final FakeMessageLedger ledger = new FakeMessageLedger();
  private final FakeTransitions transitions = new FakeTransitions();
  private final FakeLeadStore leads = new FakeLeadStore();
  private final Statistics statistics = new Statistics(ledger, transitions, leads, () -> NOW);

  @Test
  void countsMessagesAndNotEvents() {
    send("anna", "ben");
    for (int second = 1; second <= 46; second++) {
      event("e" + second, "anna", ProviderEvent.Type.DELIVERED, NOON.plusSeconds(second));
    }
    ledger.judged(
        anAlertFor("anna").sendId(),
        new Reactions(NOON.plusSeconds(60), null, null, NOON.plusSeconds(2)),
        5);

    assertThat(day(DAY).messages())
        .isEqualTo(Map.of("email alert", new MessageCounts(2, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1)));
  }

  @Test
  void anEventCountsOnTheDayItHappened() {
    send("anna");
    event("e1", "anna", ProviderEvent.Type.DELIVERED, NOON.plusSeconds(1));
    event("e2", "anna", ProviderEvent.Type.COMPLAINED, NOON.plus(Duration.ofDays(2)));

    assertThat(day(DAY).allMessages())
        .isEqualTo(new MessageCounts(1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    assertThat(day(DAY.plusDays(1)).messages()).isEmpty();
    assertThat(day(DAY.plusDays(2)).allMessages())
        .isEqualTo(new MessageCounts(0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0));
  }

  @Test
  void daysBeginWhereOneAsks() {
    send("anna");

    assertThat(statistics.of(DAY, DAY.plusDays(1), ZoneId.of("Pacific/Kiritimati")))
        .extracting(stats -> stats.allMessages().sent())
        .containsExactly(0L, 1L);
  }

  @Test
  void callsInDoubtStandApart() {
    claim("c1", "anna");
    advance("c1", CallState.CLAIMED, CallState.CALLING, "anna");
    advance("c1", CallState.CALLING, CallState.UNKNOWN, "anna");

    assertThat(day(DAY).allMessages())
        .isEqualTo(new MessageCounts(1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    assertThat(day(DAY).allMessages().accepted()).isZero();
  }

  @Test
  void countsWhatHappenedToLeads_withReasonsAndCauses() {
    Lead anna = aNewLead().confirmed(NOON.plus(Duration.ofMinutes(30))).build();
    leads.insert(anna);
    change(anna, 1, LeadStage.NEW, LeadStage.VERIFYING, "signUp", NOON);
    change(anna, 2, LeadStage.VERIFYING, LeadStage.VERIFYING, "SEND_REMINDER", NOON);
    change(anna, 3, LeadStage.VERIFYING, LeadStage.ACTIVE, "confirm", NOON);
    change(anna, 4, LeadStage.ACTIVE, LeadStage.CLOSED, "unsubscribe ONE_CLICK", NOON);
    change(anna, 5, LeadStage.CLOSED, LeadStage.CLOSED, "unsubscribe PAGE ignored: gone", NOON);
    change(anna, 6, LeadStage.CLOSED, LeadStage.CLOSED, "smsStop REPLY", NOON);

    LeadCounts counts = day(DAY).leads();

    assertThat(counts.signedUp()).isEqualTo(1);
    assertThat(counts.confirmed()).isEqualTo(1);
    assertThat(counts.closed()).isEqualTo(Map.of(CloseReason.UNSUBSCRIBED, 1L));
    assertThat(counts.unsubscribed()).isEqualTo(Map.of("ONE_CLICK", 1L, "REPLY", 1L));
    assertThat(counts.transitions())
        .isEqualTo(
            Map.of("NEW -> VERIFYING", 1L, "VERIFYING -> ACTIVE", 1L, "ACTIVE -> CLOSED", 1L));
    assertThat(day(DAY).medianTimeToConfirm())
        .isEqualTo(Duration.between(anna.consent().givenAt(), NOON.plus(Duration.ofMinutes(30))));
  }

  @Test
  void recountsTheStagesAtTheEndOfEachDay() {
    Lead anna = aNewLead().build();
    Lead ben = aNewLead().build();
    leads.insert(anna);
    leads.insert(ben);
    change(anna, 1, LeadStage.NEW, LeadStage.VERIFYING, "signUp", NOON);
    change(anna, 2, LeadStage.VERIFYING, LeadStage.ACTIVE, "confirm", at(1));
    change(ben, 1, LeadStage.NEW, LeadStage.VERIFYING, "signUp", at(1));
    change(ben, 2, LeadStage.VERIFYING, LeadStage.ACTIVE, "confirm", at(2));
    change(anna, 3, LeadStage.ACTIVE, LeadStage.CLOSED, "complain", at(2));

    assertThat(statistics.of(DAY, DAY.plusDays(3), ZoneOffset.UTC))
        .extracting(StatisticsTest::present)
        .containsExactly(
            Map.of(LeadStage.VERIFYING, 1L),
            Map.of(LeadStage.ACTIVE, 1L, LeadStage.VERIFYING, 1L),
            Map.of(LeadStage.ACTIVE, 1L, LeadStage.CLOSED, 1L),
            Map.of(LeadStage.ACTIVE, 1L, LeadStage.CLOSED, 1L));
  }

  private static Map<LeadStage, Long> present(DayStats stats) {
    var present = new EnumMap<LeadStage, Long>(stats.stages());
    present.values().removeIf(count -> count == 0);
    return present;
  }

  private static Instant at(int day) {
    return NOON.plus(Duration.ofDays(day));
  }

  private DayStats day(LocalDate day) {
    return statistics.of(day, day, ZoneOffset.UTC).getFirst();
  }

  private void change(
      Lead lead, long version, LeadStage before, LeadStage after, String why, Instant at) {
    @Nullable CloseReason reason = after == LeadStage.CLOSED ? CloseReason.UNSUBSCRIBED : null;
    LeadState state =
        LeadStates.of(
            lead.id(),
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
    leads.project(state);
  }

  private void send(String... leadIds) {
    claim("c1", leadIds);
    advance("c1", CallState.CLAIMED, CallState.CALLING, leadIds);
    advance("c1", CallState.CALLING, CallState.ACCEPTED, leadIds);
  }

  private void claim(String callId, String... leadIds) {
    ledger.claim(
        call(callId, leadIds), List.of(leadIds).stream().map(id -> anAlertFor(id)).toList());
  }

  private void advance(String callId, CallState from, CallState to, String... leadIds) {
    ledger.advance(call(callId, leadIds), Set.of(from), to, NOON, CallNote.NONE);
  }

  private static Call call(String id, String... leadIds) {
    List<String> sendIds =
        List.of(leadIds).stream().map(lead -> anAlertFor(lead)).map(Draft::sendId).toList();
    return new Call(
        id, Channel.EMAIL, "owner", 1, CallState.CLAIMED, NOON, null, sendIds, null, null);
  }

  private void event(String id, String lead, ProviderEvent.Type type, Instant at) {
    ledger.merge(
        List.of(new ProviderEvent(id, anAlertFor(lead).sendId(), "c1", type, at, null, false)));
  }
}
