package io.leadline.activities.alert;

import static io.leadline.activities.alert.AlertWorld.hits;
import static io.leadline.activities.alert.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.alert.AlertsStoppedException.Cause;
import io.leadline.activities.message.CallAnswer;
import io.leadline.activities.message.Draft;
import io.leadline.workflows.alert.AlertCounts;
import io.leadline.workflows.alert.AlertShard;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The daily alert by text: what differs from the one by mail. */
class TextAlertsTest {
  /** 10:15 in Austin on a Tuesday. */
  private static final Instant TEXT_SLOT = Instant.parse("2026-11-24T16:15:00Z");

  private static final CallAnswer ACCEPTED = new CallAnswer.Accepted("ok");

  private final AlertWorld world = new AlertWorld();

  @BeforeEach
  void findSomething() {
    world.index.finding("nursing", hits("n", 3));
    world.now = TEXT_SLOT.plusSeconds(20);
  }

  @Test
  void aSlotThatBothChannelsShareBringsBothOfThem() {
    AlertState mail = world.due(aState().slot(TEXT_SLOT));
    AlertState text = world.due(aState().lead(mail.leadId()).byText().slot(TEXT_SLOT));

    assertThat(run().byOutcome()).isEqualTo(Map.of("SENT", 2L));

    assertThat(world.provider.accepted())
        .extracting(Draft::channel)
        .containsExactly(Channel.EMAIL, Channel.SMS);
    assertThat(world.provider.accepted().getLast().sendId())
        .isEqualTo("20261124-" + text.leadId() + "-sms-alert");
    assertThat(world.states.outcomes(mail.leadId()))
        .extracting(SlotOutcome::channel)
        .containsExactlyInAnyOrder(Channel.EMAIL, Channel.SMS);
    assertThat(run()).isEqualTo(AlertCounts.NONE);
  }

  @Test
  void eachChannelRemembersByItselfWhatItHasShown() {
    AlertState mail = world.due(aState().slot(TEXT_SLOT));
    world.due(
        aState()
            .lead(mail.leadId())
            .byText()
            .slot(TEXT_SLOT)
            .shown(ShownPostings.NONE.plus(List.of("n0"))));

    run();

    assertThat(world.provider.accepted())
        .extracting(Draft::postings)
        .containsExactly(List.of("n0", "n1", "n2"), List.of("n1", "n2"));
  }

  @Test
  void nothingGoesOutOnADayWithoutAWindow() {
    Instant sunday = Instant.parse("2026-11-29T16:15:00Z");
    AlertState text = world.due(aState().byText().slot(sunday));
    world.now = sunday;

    assertThat(run(sunday).byOutcome()).isEqualTo(Map.of("QUIET_HOURS", 1L));

    assertThat(world.provider.accepted()).isEmpty();
    assertThat(world.states.outcomes(text.leadId()))
        .containsExactly(
            new SlotOutcome(
                Channel.SMS,
                sunday,
                "QUIET_HOURS",
                "no text message may go out at any time of that day",
                null));
    assertThat(world.stored(text).slot())
        .isEqualTo(world.slots.next(world.stored(text).pace(), sunday));
    assertThat(world.stored(text).shown()).isEqualTo(ShownPostings.NONE);
  }

  @Test
  void catchingUpNeverReachesIntoQuietHours() {
    // Four in the afternoon in Austin is five in New York, where the window closes at six.
    Instant slot = Instant.parse("2026-11-24T22:00:00Z");
    AlertState late = world.due(aState().byText("America/New_York").slot(slot));
    world.now = slot.plus(Duration.ofHours(2));

    assertThat(run(slot).byOutcome()).isEqualTo(Map.of("SKIPPED_OUTAGE", 1L));

    assertThat(world.provider.accepted()).isEmpty();
    assertThat(world.states.outcomes(late.leadId()))
        .extracting(SlotOutcome::outcome)
        .containsExactly("SKIPPED_OUTAGE");
  }

  @Test
  void theWindowIsLookedAtOnceMoreRightBeforeTheCall() {
    Instant slot = Instant.parse("2026-11-25T00:58:00Z");
    world.due(aState().byText().slot(slot));
    world.now = slot.plusSeconds(30);
    AtomicInteger beats = new AtomicInteger();

    AlertCounts counts =
        world.run(
            new AlertShard(slot, 0, 1),
            AlertCounts.NONE,
            soFar -> {
              // One for the mails, one for the texts, one between their search and the call.
              if (beats.incrementAndGet() == 3) {
                world.now = Instant.parse("2026-11-25T01:00:00Z");
              }
            });

    assertThat(counts.byOutcome()).isEqualTo(Map.of("SKIPPED_OUTAGE", 1L));
    assertThat(world.provider.accepted()).isEmpty();
  }

  @Test
  void textsThatAreHeldUpDoNotHoldUpMail() {
    world.provider.answering(
        ACCEPTED, new CallAnswer.Misconfigured("the number is not registered"));
    AlertState mail = world.due(aState().slot(TEXT_SLOT));
    AlertState text = world.due(aState().byText().slot(TEXT_SLOT));

    assertThatThrownBy(this::run)
        .isInstanceOfSatisfying(
            AlertsStoppedException.class,
            stopped -> assertThat(stopped.why()).isEqualTo(Cause.MISCONFIGURED));

    assertThat(world.sentTo()).containsExactly(mail.leadId());
    assertThat(world.stored(text)).isEqualTo(text);
    assertThat(world.states.countDue(TEXT_SLOT)).isOne();
  }

  @Test
  void mailsThatAreHeldUpDoNotHoldUpTexts() {
    world.provider.answering(new CallAnswer.TryLater(Duration.ofSeconds(9), "429"));
    AlertState mail = world.due(aState().slot(TEXT_SLOT));
    AlertState text = world.due(aState().byText().slot(TEXT_SLOT));

    assertThatThrownBy(this::run)
        .isInstanceOfSatisfying(
            AlertsStoppedException.class,
            stopped -> assertThat(stopped.why()).isEqualTo(Cause.PROVIDER_BUSY));

    assertThat(world.sentTo()).containsExactly(text.leadId());
    assertThat(run().byOutcome()).isEqualTo(Map.of("SENT", 1L));
    assertThat(world.sentTo()).containsExactly(text.leadId(), mail.leadId());
  }

  @Test
  void aProviderThatStaysAwayCostsTheTextOfTheDay() {
    world.provider.answering(new CallAnswer.TryLater(Duration.ofSeconds(9), "503"));
    AlertState text = world.due(aState().byText().slot(TEXT_SLOT));
    assertThatThrownBy(this::run).isInstanceOf(AlertsStoppedException.class);
    world.now = TEXT_SLOT.plus(Duration.ofHours(4)).plusSeconds(1);

    assertThat(run().byOutcome()).isEqualTo(Map.of("SKIPPED_OUTAGE", 1L));

    assertThat(world.provider.accepted()).isEmpty();
    assertThat(world.stored(text).lastSentAt()).isNull();
  }

  @Test
  void withoutAProviderOfTextsTheSlotMovesOnAndMailGoesOut() {
    world.setUp.remove(Channel.SMS);
    AlertState mail = world.due(aState().slot(TEXT_SLOT));
    AlertState text = world.due(aState().byText().slot(TEXT_SLOT));

    assertThat(run().byOutcome()).isEqualTo(Map.of("SENT", 1L, "SKIPPED_NO_PROVIDER", 1L));

    assertThat(world.sentTo()).containsExactly(mail.leadId());
    assertThat(world.stored(text).slot())
        .isEqualTo(world.slots.next(world.stored(text).pace(), TEXT_SLOT));
    assertThat(world.stored(text).lastSentAt()).isNull();
    assertThat(run()).isEqualTo(AlertCounts.NONE);
  }

  @Test
  void onceThereIsAProviderTheNextSlotBringsEverything_andOwesTheWelcome() {
    world.setUp.remove(Channel.SMS);
    AlertState text = world.due(aState().byText().slot(TEXT_SLOT));
    assertThat(text.owesWelcome()).isFalse();
    run();
    assertThat(world.stored(text).owesWelcome()).isTrue();

    world.setUp.add(Channel.SMS);
    Instant next = world.stored(text).dueSlot();
    world.now = next;

    assertThat(run(next).byOutcome()).isEqualTo(Map.of("SENT", 1L));
    assertThat(world.provider.accepted())
        .extracting(Draft::postings)
        .containsExactly(List.of("n0", "n1", "n2"));
    assertThat(world.stored(text).owesWelcome()).isFalse();
  }

  @Test
  void manyTextsGoOutInShortPasses() {
    for (int i = 0; i < 250; i++) {
      world.due(aState().byText().slot(TEXT_SLOT));
    }
    AtomicInteger beats = new AtomicInteger();

    AlertCounts counts =
        world.run(
            new AlertShard(TEXT_SLOT, 0, 1), AlertCounts.NONE, soFar -> beats.incrementAndGet());

    assertThat(counts.byOutcome()).isEqualTo(Map.of("SENT", 250L));
    assertThat(world.sentTo()).hasSize(250).doesNotHaveDuplicates();
    assertThat(beats.get()).isGreaterThanOrEqualTo(6);
  }

  private AlertCounts run() {
    return run(TEXT_SLOT);
  }

  private AlertCounts run(Instant slot) {
    return world.run(new AlertShard(slot, 0, 1), AlertCounts.NONE, counts -> {});
  }
}
