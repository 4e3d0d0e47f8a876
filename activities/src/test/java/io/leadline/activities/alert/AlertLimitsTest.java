package io.leadline.activities.alert;

import static io.leadline.activities.alert.AlertWorld.SLOT;
import static io.leadline.activities.alert.AlertWorld.hits;
import static io.leadline.activities.alert.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.leadline.activities.alert.AlertsStoppedException.Cause;
import io.leadline.activities.job.FakeJobRates;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.MessageKind;
import io.leadline.activities.message.SendingPace;
import io.leadline.activities.policy.DomainRates;
import io.leadline.activities.policy.FakeSenderDomains;
import io.leadline.activities.policy.SendingQuotas;
import io.leadline.activities.policy.WarmUp;
import io.leadline.activities.policy.WarmUpPlan;
import io.leadline.workflows.alert.AlertCounts;
import io.leadline.workflows.alert.AlertShard;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts that keep to the weekly cap, the warm-up and the rate of a recipient's domain. */
class AlertLimitsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final WarmUpPlan TWO_A_DAY = new WarmUpPlan(WarmUpPlan.Mode.ON, 2, 0, 30);

  private final AlertWorld world = new AlertWorld();
  private final FakeJobRates rates = new FakeJobRates();

  @BeforeEach
  void findSomething() {
    world.index.finding("nursing", hits("n", 2));
  }

  @Test
  void whoHasHadItsShareOfTheWeekGetsNoAlert_andTheTimelineSaysWhy() {
    world.perWeek = 3;
    AlertState full = world.due(aState().recent(sentDaysAgo(1, 2, 6)));
    AlertState room = world.due(aState().recent(sentDaysAgo(1, 2, 7)));

    assertThat(world.run().byOutcome()).isEqualTo(Map.of("CAPPED", 1L, "SENT", 1L));

    assertThat(world.sentTo()).containsExactly(room.leadId());
    SlotOutcome last = world.states.outcomes(full.leadId()).getLast();
    assertThat(last.outcome()).isEqualTo("CAPPED");
    assertThat(last.detail()).isEqualTo("withheld: weekly cap");
    assertThat(last.sendId()).isNull();
    assertThat(world.stored(full).dueSlot()).isAfter(SLOT.plus(Duration.ofHours(20)));
    assertThat(world.stored(full).shown()).isEqualTo(ShownPostings.NONE);
  }

  @Test
  void nobodyIsSearchedForWhoGetsNothing() {
    world.perWeek = 1;
    world.due(aState().recent(sentDaysAgo(1)));

    world.run();

    assertThat(world.index.searches()).isEmpty();
  }

  @Test
  void whatTheWarmUpDoesNotCarryEndsWithItsOwnOutcome() {
    quotas(TWO_A_DAY, DomainRates.NONE);
    world.due(aState());
    world.due(aState());
    AlertState third = world.due(aState());

    assertThat(world.run().byOutcome()).isEqualTo(Map.of("SENT", 2L, "WARMING_UP", 1L));

    assertThat(world.states.outcomes(third.leadId()))
        .extracting(SlotOutcome::detail)
        .containsExactly("withheld: warm-up of the sender's domain");
    assertThat(world.states.countDue(SLOT)).isZero();
    assertThat(world.run()).isEqualTo(AlertCounts.NONE);
  }

  @Test
  void aFullDomainPutsItsAlertsOff_andHoldsUpNoOther() {
    quotas(WarmUpPlan.OFF, DomainRates.parse("example.com=4"));
    AlertState first = world.due(aState());
    AlertState second = world.due(aState());

    assertThat(world.run().byOutcome()).isEqualTo(Map.of("SENT", 1L, "PUT_OFF", 1L));

    assertThat(world.sentTo()).containsExactly(first.leadId());
    AlertState waiting = world.stored(second);
    assertThat(waiting.dueSlot()).isEqualTo(SLOT.plus(Duration.ofMinutes(15)));
    assertThat(waiting.firstDue()).isEqualTo(SLOT);
    assertThat(waiting.recent()).isEqualTo(RecentSlots.NONE);
    assertThat(world.run()).isEqualTo(AlertCounts.NONE);

    assertThat(runAt(SLOT.plus(Duration.ofMinutes(15)))).isEqualTo(Map.of("SENT", 1L));

    assertThat(world.provider.accepted())
        .extracting(Draft::sendId)
        .containsExactly(first.sendId(), second.sendId());
    AlertState after = world.stored(second);
    assertThat(after.putOffSince()).isNull();
    assertThat(after.dueSlot()).isEqualTo(world.slots.next(after.pace(), SLOT));
    assertThat(world.states.outcomes(second.leadId()))
        .extracting(SlotOutcome::slot, SlotOutcome::outcome)
        .containsExactly(tuple(SLOT, "SENT"));
  }

  @Test
  void anAlertIsPutOffUntilItIsTooLate_andThenSaysWhy() {
    quotas(WarmUpPlan.OFF, DomainRates.parse("example.com=4"));
    AlertState state = world.due(aState());
    Instant now = SLOT;
    for (int quarter = 0; quarter <= 16; quarter++) {
      rates.take("mail-to:example.com", now.getEpochSecond(), 9, 9);
      assertThat(runAt(now)).containsOnlyKeys(quarter < 16 ? "PUT_OFF" : "RATE_LIMITED");
      now = now.plus(Duration.ofMinutes(15));
    }

    assertThat(world.provider.accepted()).isEmpty();
    assertThat(world.states.outcomes(state.leadId()))
        .extracting(SlotOutcome::detail)
        .containsExactly("withheld: rate of the recipient's domain");
    assertThat(world.stored(state).dueSlot()).isAfter(SLOT.plus(Duration.ofHours(20)));
  }

  @Test
  void aPutOffAlertThatAnOutageOvertookIsNotTried() {
    AlertState state =
        world.due(aState().slot(SLOT.plus(Duration.ofMinutes(30))).putOffSince(SLOT));

    assertThat(runAt(SLOT.plus(Duration.ofHours(4)).plusSeconds(1)))
        .isEqualTo(Map.of("RATE_LIMITED", 1L));

    assertThat(world.stored(state).putOffSince()).isNull();
    assertThat(world.provider.accepted()).isEmpty();
  }

  @Test
  void nothingIsSearchedWhileAProviderRestsForLong() {
    world.pace =
        new SendingPace() {
          @Override
          public int next(Channel channel, MessageKind kind, int wanted) {
            return wanted;
          }

          @Override
          public boolean rest(Channel channel, MessageKind kind, Duration wait) {
            return false;
          }

          @Override
          public Optional<Instant> restsUntil(Channel channel) {
            return Optional.of(SLOT.plus(Duration.ofMinutes(5)));
          }
        };
    world.due(aState());

    assertThatThrownBy(world::run)
        .isInstanceOfSatisfying(
            AlertsStoppedException.class,
            stopped -> assertThat(stopped.why()).isEqualTo(Cause.PROVIDER_BUSY));

    assertThat(world.index.searches()).isEmpty();
    assertThat(world.states.countDue(SLOT)).isOne();
  }

  private static RecentSlots sentDaysAgo(int... days) {
    RecentSlots recent = RecentSlots.NONE;
    for (int i = days.length - 1; i >= 0; i--) {
      recent =
          recent.plus(
              new RecentSlots.Entry(
                  SLOT.minus(Duration.ofDays(days[i])),
                  AlertOutcome.SENT,
                  TODAY.minusDays(days[i]),
                  5,
                  5));
    }
    return recent;
  }

  private Map<String, Long> runAt(Instant at) {
    world.now = at;
    return world.run(new AlertShard(at, 0, 1), AlertCounts.NONE, counts -> {}).byOutcome();
  }

  private void quotas(WarmUpPlan plan, DomainRates domains) {
    WarmUp warmUp =
        new WarmUp(
            plan, "jobs.example", new FakeSenderDomains(), world.ledger, rates, () -> world.now);
    world.policy = new SendingQuotas(world.cap(), warmUp, domains, rates, () -> world.now);
  }
}
