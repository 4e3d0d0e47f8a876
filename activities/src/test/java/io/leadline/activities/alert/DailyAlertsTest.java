package io.leadline.activities.alert;

import static io.leadline.activities.alert.AlertWorld.SLOT;
import static io.leadline.activities.alert.AlertWorld.hits;
import static io.leadline.activities.alert.HitBuilder.aHit;
import static io.leadline.activities.alert.StateBuilder.aState;
import static io.leadline.activities.alert.StateBuilder.interest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.alert.AlertsStoppedException.Cause;
import io.leadline.activities.message.CallAnswer;
import io.leadline.activities.message.CallAnswer.Refusal;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.Suppression;
import io.leadline.workflows.alert.AlertCounts;
import io.leadline.workflows.alert.AlertShard;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DailyAlertsTest {
  private final AlertWorld world = new AlertWorld();

  @Test
  void sendsWhatIsNewAndMovesTheSlot() {
    world.index.finding("nursing", hits("n", 3));
    AlertState state = world.due(aState().shown(ShownPostings.NONE.plus(List.of("n1"))));

    AlertCounts counts = world.run();

    assertThat(counts.byOutcome()).isEqualTo(Map.of("SENT", 1L));
    Draft sent = world.provider.accepted().getFirst();
    assertThat(sent.postings()).containsExactly("n0", "n2");
    assertThat(sent.sendId()).isEqualTo("20261124-" + state.leadId() + "-email-alert");
    AlertState after = world.stored(state);
    assertThat(after.slot()).isEqualTo(world.slots.next(after.pace(), SLOT));
    assertThat(after.lastSentAt()).isEqualTo(world.now);
    assertThat(after.shown().size()).isEqualTo(3);
    assertThat(world.run()).isEqualTo(AlertCounts.NONE);
    assertThat(world.provider.accepted()).hasSize(1);
  }

  @Test
  void sendsNothingWhenNothingIsNew() {
    world.index.finding("nursing", hits("n", 2));
    AlertState all = world.due(aState().shown(ShownPostings.NONE.plus(List.of("n0", "n1"))));
    AlertState none = world.due(aState().interest(interest("astronaut")));

    assertThat(world.run().byOutcome()).isEqualTo(Map.of("NO_NEW", 2L));

    assertThat(world.provider.accepted()).isEmpty();
    assertThat(world.states.outcomes(all.leadId()))
        .extracting(SlotOutcome::detail)
        .containsExactly("2 postings fit, too few of them are new");
    assertThat(world.states.outcomes(none.leadId()))
        .extracting(SlotOutcome::detail)
        .containsExactly("no posting fits");
    assertThat(world.stored(all).lastSentAt()).isNull();
  }

  @Test
  void searchesOncePerInterest() {
    world.leadsPerPass = 2;
    world.index.finding("nursing", hits("n", 2)).finding("welder", hits("w", 2));
    for (int i = 0; i < 9; i++) {
      world.due(aState().interest(interest(i % 3 == 0 ? "welder" : "nursing")));
    }

    assertThat(world.run().byOutcome()).isEqualTo(Map.of("SENT", 9L));

    List<String> queries = new ArrayList<>();
    world.index.searches().forEach(batch -> batch.forEach(query -> queries.add(query.text())));
    assertThat(queries).containsExactlyInAnyOrder("nursing", "welder");
  }

  @Test
  void looksFurtherForWhoHasSeenTheBest() {
    List<String> seen = hits("n", 30).stream().map(hit -> hit.id()).toList();
    world.index.finding("nursing", hits("n", 40));
    AlertState state = world.due(aState().shown(ShownPostings.NONE.plus(seen)));

    assertThat(world.run().byOutcome()).isEqualTo(Map.of("SENT", 1L));

    assertThat(world.provider.accepted().getFirst().postings()).hasSize(10).contains("n30", "n39");
    assertThat(world.stored(state).shown().size()).isEqualTo(40);
  }

  @Test
  void skipsWhatIsTooLateDayByDay() {
    world.index.finding("nursing", hits("n", 1));
    AlertState state = world.due(aState());
    world.now = SLOT.plus(Duration.ofDays(2)).plus(Duration.ofHours(1));

    AlertCounts counts = world.run(new AlertShard(world.now, 0, 1), AlertCounts.NONE, soFar -> {});

    assertThat(counts.byOutcome()).isEqualTo(Map.of("SKIPPED_OUTAGE", 2L, "SENT", 1L));
    assertThat(world.states.outcomes(state.leadId()))
        .extracting(SlotOutcome::outcome)
        .containsExactly("SKIPPED_OUTAGE", "SKIPPED_OUTAGE", "SENT");
    assertThat(world.provider.accepted().getFirst().sendId()).startsWith("20261126-");
  }

  @Test
  void aRunAheadOfTheClockJudgesByItsSlot() {
    world.index.finding("nursing", hits("n", 1));
    AlertState state = world.due(aState());
    world.now = SLOT.minus(Duration.ofDays(3));

    assertThat(world.run().byOutcome()).isEqualTo(Map.of("SENT", 1L));

    assertThat(world.stored(state).lastSentAt()).isEqualTo(SLOT);
    assertThat(world.index.searches().getFirst().getFirst().now()).isEqualTo(SLOT);
  }

  @Test
  void aFirstAlertAtOnceDoesNotCountForTheGap() {
    world.index.finding("nursing", hits("n", 1));
    Instant evening = Instant.parse("2026-11-25T01:00:00Z");
    AlertState state = world.due(aState().slot(evening).atOnce());
    world.now = evening;

    world.run(new AlertShard(evening, 0, 1), AlertCounts.NONE, soFar -> {});

    AlertState after = world.stored(state);
    assertThat(after.lastSentAt()).isNull();
    assertThat(after.atOnce()).isFalse();
    assertThat(Duration.between(evening, after.dueSlot())).isLessThan(Duration.ofHours(14));
  }

  @Test
  void suppressedAndDeadAddressesAreRecorded() {
    world.index.finding("nursing", hits("n", 1));
    AlertState suppressed = world.due(aState());
    AlertState dead = world.due(aState());
    AlertState fine = world.due(aState());
    world.suppressions.suppress(
        new Suppression(
            Channel.EMAIL,
            suppressed.addressHash(),
            Suppression.Reason.UNSUBSCRIBED,
            SLOT.minusSeconds(60)));
    world.provider.answering(
        new CallAnswer.RecipientsRefused(
            Map.of(dead.sendId(), new Refusal(Refusal.Kind.DEAD, "no such box"))));

    assertThat(world.run().byOutcome())
        .isEqualTo(Map.of("SUPPRESSED", 1L, "RECIPIENT_DEAD", 1L, "SENT", 1L));

    assertThat(world.sentTo()).containsExactly(fine.leadId());
    assertThat(world.states.countDue(SLOT)).isZero();
    assertThat(world.stored(suppressed).shown()).isEqualTo(ShownPostings.NONE);
  }

  @Test
  void aLostAnswerIsRecordedAndNotSentAgain() {
    world.index.finding("nursing", hits("n", 1));
    AlertState state = world.due(aState());
    world.provider.answering(new CallAnswer.OutcomeUnknown("connection reset"));

    assertThat(world.run().byOutcome()).isEqualTo(Map.of("UNKNOWN", 1L));

    assertThat(world.provider.accepted()).isEmpty();
    assertThat(world.stored(state).shown().size()).isEqualTo(1);
    assertThat(world.states.countDue(SLOT)).isZero();
  }

  @Test
  void aBusyProviderLeavesTheRestDue() {
    world
        .provider
        .withMaxRecipients(1)
        .answering(
            new CallAnswer.Accepted("1"), new CallAnswer.TryLater(Duration.ofSeconds(9), "429"));
    world.index.finding("nursing", hits("n", 1));
    world.due(aState());
    world.due(aState());
    world.due(aState());
    List<AlertCounts> beats = new ArrayList<>();

    assertThatThrownBy(() -> world.run(AlertCounts.NONE, beats::add))
        .isInstanceOfSatisfying(
            AlertsStoppedException.class,
            stopped -> assertThat(stopped.why()).isEqualTo(Cause.PROVIDER_BUSY))
        .hasMessageContaining("2 alerts wait");

    assertThat(world.states.countDue(SLOT)).isEqualTo(2);
    assertThat(beats.getLast().byOutcome()).isEqualTo(Map.of("SENT", 1L));
    assertThat(world.run(beats.getLast(), counts -> {}).byOutcome()).isEqualTo(Map.of("SENT", 3L));
    assertThat(world.sentTo()).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void aProviderThatStaysAwayCostsTheDayAndNoMore() {
    world.provider.answering(new CallAnswer.TryLater(Duration.ofSeconds(9), "503"));
    world.index.finding("nursing", hits("n", 1));
    AlertState state = world.due(aState());
    assertThatThrownBy(world::run).isInstanceOf(AlertsStoppedException.class);
    world.now = SLOT.plus(Duration.ofHours(4)).plusSeconds(1);

    assertThat(world.run().byOutcome()).isEqualTo(Map.of("SKIPPED_OUTAGE", 1L));

    assertThat(world.provider.accepted()).isEmpty();
    assertThat(world.stored(state).dueSlot()).isAfter(SLOT.plus(Duration.ofHours(23)));
  }

  @Test
  void aStoppedChannelHoldsItsAlertsForTheCatchUp_andLetsThemGoWhenItIsFreed() {
    world.stopped = Optional.of("EMAIL was stopped by ada");
    world.index.finding("nursing", hits("n", 1));
    world.due(aState());
    assertThatThrownBy(world::run)
        .isInstanceOfSatisfying(
            AlertsStoppedException.class,
            stopped -> assertThat(stopped.why()).isEqualTo(Cause.STOPPED))
        .hasMessage("EMAIL was stopped by ada; 1 alerts wait.");
    assertThat(world.states.countDue(SLOT)).isOne();
    world.stopped = Optional.empty();
    world.now = SLOT.plus(Duration.ofHours(4));

    assertThat(world.run().byOutcome()).isEqualTo(Map.of("SENT", 1L));
  }

  @Test
  void slotsPassOnceAStopHasLastedLongerThanTheCatchUp() {
    world.stopped = Optional.of("EMAIL was stopped by ada");
    world.index.finding("nursing", hits("n", 1));
    AlertState state = world.due(aState());
    world.now = SLOT.plus(Duration.ofHours(4)).plusSeconds(1);

    assertThat(world.run().byOutcome()).isEqualTo(Map.of("SKIPPED_OUTAGE", 1L));

    assertThat(world.provider.accepted()).isEmpty();
    assertThat(world.stored(state).dueSlot()).isAfter(SLOT.plus(Duration.ofHours(23)));
  }

  @Test
  void refusedSettingsStopTheShard() {
    world.provider.answering(new CallAnswer.Misconfigured("bad key"));
    world.index.finding("nursing", hits("n", 1));
    world.due(aState());
    AlertState nothing = world.due(aState().interest(interest("astronaut")));

    assertThatThrownBy(world::run)
        .isInstanceOfSatisfying(
            AlertsStoppedException.class,
            stopped -> assertThat(stopped.why()).isEqualTo(Cause.MISCONFIGURED));

    assertThat(world.states.countDue(SLOT)).isOne();
    assertThat(world.states.outcomes(nothing.leadId())).hasSize(1);
  }

  @Test
  void aHeartbeatThatThrowsStopsBetweenSteps() {
    world.leadsPerPass = 2;
    world.index.finding("nursing", hits("n", 1));
    for (int i = 0; i < 6; i++) {
      world.due(aState());
    }
    Heartbeat shutdown =
        counts -> {
          if (counts.byOutcome().getOrDefault("SENT", 0L) == 4) {
            throw new IllegalStateException("shutting down");
          }
        };

    assertThatThrownBy(() -> world.run(AlertCounts.NONE, shutdown)).hasMessage("shutting down");

    assertThat(world.sentTo()).hasSize(4);
    assertThat(world.states.countDue(SLOT)).isEqualTo(2);
    world.run();
    assertThat(world.sentTo()).hasSize(6).doesNotHaveDuplicates();
  }

  @Test
  void twoStatesOfOneLeadLeadToOneMail() {
    world.index.finding("nursing", hits("n", 1)).finding("welder", hits("w", 1));
    AlertState one = world.due(aState());
    world.due(aState().lead(one.leadId()).interest(interest("welder")));

    world.run();

    assertThat(world.sentTo()).containsExactly(one.leadId());
    assertThat(world.states.countDue(SLOT)).isZero();
  }

  @Test
  void aShardLeavesTheOthersAlone() {
    for (int i = 0; i < 40; i++) {
      world.index.finding("job " + i, aHit("p" + i).build());
      world.due(aState().interest(interest("job " + i)));
    }

    long first =
        world
            .run(new AlertShard(SLOT, 0, 2), AlertCounts.NONE, counts -> {})
            .byOutcome()
            .getOrDefault("SENT", 0L);

    assertThat(first).isBetween(1L, 39L);
    assertThat(world.states.countDue(SLOT)).isEqualTo(40 - first);
  }
}
