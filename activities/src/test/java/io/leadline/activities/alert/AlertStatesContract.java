package io.leadline.activities.alert;

import static io.leadline.activities.alert.StateBuilder.SLOT;
import static io.leadline.activities.alert.StateBuilder.aState;
import static io.leadline.activities.alert.StateBuilder.interest;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.Interest;
import io.leadline.activities.posting.PostingHit;
import io.leadline.workflows.alert.AlertShard;
import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link AlertStates} keeps; extended by the fake and by each adapter. */
public abstract class AlertStatesContract {
  private static final AlertShard WHOLE = new AlertShard(SLOT, 0, 1);
  private static final List<Affinity.Click> CLICKS =
      List.of(Affinity.Click.on(HitBuilder.aHit("liked").build(), SLOT.minusSeconds(60)));
  private static final Affinity LIKING = Affinity.NONE.plus(CLICKS);
  private static final Slots SLOTS = new Slots(AlertSettings.DEFAULTS);

  /** The states under test, empty. */
  protected abstract AlertStates states();

  @Test
  public void keepsEveryField() {
    AlertState full =
        aState()
            .atOnce()
            .last(LocalDate.of(2026, 11, 23), SLOT.minus(Duration.ofDays(1)))
            .shown(ShownPostings.NONE.plus(List.of("a", "b")))
            .liking(LIKING)
            .interest(new Interest("nurse", null, null, 0, true, "$20 an hour"))
            .build();
    AlertState bare = aState().interest(new Interest("welder", null, null, 0)).build();

    stored(full);
    stored(bare);

    assertThat(states().find(full.leadId())).containsExactly(full);
    assertThat(states().find(bare.leadId())).containsExactly(bare);
    assertThat(states().find("nobody")).isEmpty();
  }

  @Test
  public void readsWhatIsDueEarliestFirst() {
    AlertState later = stored(aState().slot(SLOT.plusSeconds(1)).build());
    AlertState now = stored(aState().build());
    AlertState before = stored(aState().slot(SLOT.minusSeconds(1)).build());

    assertThat(states().due(WHOLE, Channel.EMAIL, Instant.EPOCH, 10)).containsExactly(before, now);
    assertThat(states().due(WHOLE, Channel.EMAIL, Instant.EPOCH, 1)).containsExactly(before);
    assertThat(states().due(WHOLE, Channel.EMAIL, SLOT, 10)).containsExactly(now);
    assertThat(
            states().due(new AlertShard(later.dueSlot(), 0, 1), Channel.EMAIL, Instant.EPOCH, 10))
        .hasSize(3);
  }

  @Test
  public void readsWhatIsDueOnOneChannel() {
    AlertState mail = stored(aState().build());
    AlertState text =
        stored(
            aState()
                .lead(mail.leadId())
                .byText("America/Denver", "America/Chicago")
                .everyDays(7)
                .slot(SLOT.minusSeconds(60))
                .build());

    assertThat(states().due(WHOLE, Channel.EMAIL, Instant.EPOCH, 10)).containsExactly(mail);
    assertThat(states().due(WHOLE, Channel.SMS, Instant.EPOCH, 10)).containsExactly(text);
    assertThat(states().find(mail.leadId())).containsExactlyInAnyOrder(mail, text);
    assertThat(states().earliestSlot()).contains(text.dueSlot());
    assertThat(states().countDue(SLOT)).isEqualTo(2);
    List<AlertState> all = new ArrayList<>();
    states().eachDue(SLOT, 10, all::addAll);
    assertThat(all).containsExactlyInAnyOrder(mail, text);
  }

  @Test
  public void equalInterestsLieTogether() {
    for (int i = 0; i < 12; i++) {
      stored(aState().interest(interest("job " + i % 3)).build());
    }

    List<String> hashes =
        states().due(WHOLE, Channel.EMAIL, Instant.EPOCH, 100).stream()
            .map(AlertState::interestHash)
            .toList();

    assertThat(hashes).hasSize(12).isSorted();
  }

  @Test
  public void shardsShareTheStatesBetweenThem() {
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 60; i++) {
      all.add(stored(aState().interest(interest("job " + i)).build()).id());
    }

    List<String> read = new ArrayList<>();
    for (int index = 0; index < 3; index++) {
      List<AlertState> part =
          states().due(new AlertShard(SLOT, index, 3), Channel.EMAIL, Instant.EPOCH, 100);
      assertThat(part).hasSizeGreaterThan(5);
      part.forEach(state -> read.add(state.id()));
    }

    assertThat(read).hasSize(60).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  public void recordMovesTheSlotAndRemembers() {
    AlertState due = stored(aState().build());

    AlertResult sent = sent(due, "a", "b");
    states().record(List.of(sent));

    assertThat(states().find(due.leadId())).containsExactly(sent.after());
    assertThat(states().due(WHOLE, Channel.EMAIL, Instant.EPOCH, 10)).isEmpty();
    assertThat(sent.after().dueSlot()).isAfter(SLOT.plus(Duration.ofHours(18)));
    assertThat(sent.after().shown().contains(ShownPostings.hash("b"))).isTrue();
    assertThat(states().outcomes(due.leadId()))
        .containsExactly(
            new SlotOutcome(
                Channel.EMAIL,
                SLOT,
                "SENT",
                "2 new postings",
                "20261124-" + due.leadId() + "-email-alert"));
  }

  @Test
  public void recordKeepsTimesThatAnOutcomeDoesNotSet() {
    AlertState due = stored(aState().build());

    AlertResult nothing =
        AlertResult.of(due, AlertOutcome.NO_NEW, 3, List.of(), SLOT.plusSeconds(5), SLOTS);
    states().record(List.of(nothing));

    assertThat(states().find(due.leadId())).containsExactly(nothing.after());
    assertThat(nothing.after().lastSentAt()).isNull();
  }

  @Test
  public void recordPutsASlotOff_withoutAnOutcome() {
    AlertState due = stored(aState().build());
    Instant until = SLOT.plus(Duration.ofMinutes(15));

    AlertResult putOff = AlertResult.putOff(due, until);
    states().record(List.of(putOff));
    states().record(List.of(putOff));

    AlertState waiting = states().find(due.leadId()).getFirst();
    assertThat(waiting).isEqualTo(putOff.after());
    assertThat(waiting.dueSlot()).isEqualTo(until);
    assertThat(waiting.firstDue()).isEqualTo(SLOT);
    assertThat(states().outcomes(due.leadId())).isEmpty();
    assertThat(states().due(WHOLE, Channel.EMAIL, Instant.EPOCH, 10)).isEmpty();

    states().record(List.of(sent(waiting, "a")));

    assertThat(states().find(due.leadId()).getFirst().putOffSince()).isNull();
    assertThat(states().outcomes(due.leadId())).extracting(SlotOutcome::slot).containsExactly(SLOT);
  }

  @Test
  public void recordPassesOverWhatHasMoved() {
    AlertState due = stored(aState().build());
    AlertState gone = aState().build();
    AlertState other = stored(aState().build());
    AlertResult first = sent(due, "a");
    states().record(List.of(first));

    states().record(List.of(sent(due, "z"), sent(gone, "z"), sent(other, "b")));

    assertThat(states().find(due.leadId())).containsExactly(first.after());
    assertThat(states().find(gone.leadId())).isEmpty();
    assertThat(states().find(other.leadId())).containsExactly(sent(other, "b").after());
    states().record(List.of());
  }

  @Test
  public void putReplacesOnlyWhatWasRead() {
    AlertState read = stored(aState().build());
    AlertState same = aState().lead(read.leadId()).zone("Asia/Tokyo").build();
    states().record(List.of(sent(read, "a")));

    assertThat(states().put(same, read)).isFalse();
    assertThat(states().put(same, null)).isFalse();
    assertThat(states().put(same, sent(read, "a").after())).isTrue();

    assertThat(states().find(read.leadId())).containsExactly(same);
  }

  @Test
  public void withdrawnStatesAreNeverDueAndCanComeBack() {
    AlertState state = stored(aState().build());

    assertThat(states().put(state.withdrawn(), state)).isTrue();

    assertThat(states().due(WHOLE, Channel.EMAIL, Instant.EPOCH, 10)).isEmpty();
    assertThat(states().countDue(SLOT)).isZero();
    assertThat(states().earliestSlot()).isEmpty();
    assertThat(states().find(state.leadId())).containsExactly(state.withdrawn());
    assertThat(states().put(state, state)).isFalse();
    assertThat(states().put(state, state.withdrawn())).isTrue();
    assertThat(states().countDue(SLOT)).isOne();
  }

  @Test
  public void removesOnlyWhatWasRead() {
    AlertState read = stored(aState().build());
    AlertResult moved = sent(read, "a");
    states().record(List.of(moved));

    assertThat(states().remove(read)).isFalse();
    assertThat(states().remove(moved.after())).isTrue();
    assertThat(states().find(read.leadId())).isEmpty();
  }

  @Test
  public void followingIsKeptOnAllStatesOfALead_toldTwiceTheSame() {
    AlertState mail = stored(aState().build());
    AlertState text = stored(aState().lead(mail.leadId()).byText().build());
    AlertState withdrawn = stored(aState().build());
    states().put(withdrawn.withdrawn(), withdrawn);

    states().follow(mail.leadId(), CLICKS);
    states().follow(mail.leadId(), CLICKS);
    states().follow(withdrawn.leadId(), CLICKS);
    states().follow("nobody", CLICKS);

    assertThat(states().find(mail.leadId()))
        .containsExactlyInAnyOrder(mail.liking(LIKING), text.liking(LIKING));
    assertThat(states().find(withdrawn.leadId()))
        .containsExactly(withdrawn.withdrawn().liking(LIKING));
    assertThat(states().find("nobody")).isEmpty();
  }

  @Test
  public void anOutcomeLeavesWhatWasFollowedMeanwhile() {
    AlertState due = stored(aState().build());
    AlertResult sent = sent(due, "a");

    states().follow(due.leadId(), CLICKS);
    states().record(List.of(sent));

    assertThat(states().find(due.leadId())).containsExactly(sent.after().liking(LIKING));
  }

  @Test
  public void whatWasReadBeforeAClickReplacesNothing() {
    AlertState read = stored(aState().build());
    states().follow(read.leadId(), CLICKS);

    assertThat(states().put(read, read)).isFalse();
    assertThat(states().remove(read)).isFalse();
    assertThat(states().put(read.liking(LIKING), read.liking(LIKING))).isTrue();
    assertThat(states().remove(read.liking(LIKING))).isTrue();
  }

  @Test
  public void forgetsALead() {
    AlertState one = stored(aState().build());
    AlertState other = stored(aState().build());
    stored(aState().lead(one.leadId()).interest(interest("teacher")).build());

    states().forget(one.leadId());
    states().forget(one.leadId());

    assertThat(states().find(one.leadId())).isEmpty();
    assertThat(states().find(other.leadId())).containsExactly(other);
  }

  @Test
  public void knowsTheEarliestSlotAndHowManyAreDue() {
    assertThat(states().earliestSlot()).isEmpty();
    stored(aState().slot(SLOT.plusSeconds(60)).build());
    stored(aState().build());

    assertThat(states().earliestSlot()).contains(SLOT);
    assertThat(states().countDue(SLOT)).isEqualTo(1);
    assertThat(states().countDue(SLOT.plusSeconds(60))).isEqualTo(2);
  }

  @Test
  public void handsOverEverythingDueInPages() {
    for (int i = 0; i < 7; i++) {
      stored(aState().build());
    }
    stored(aState().slot(SLOT.plusSeconds(1)).build());
    List<Integer> sizes = new ArrayList<>();

    states().eachDue(SLOT, 3, page -> sizes.add(page.size()));

    assertThat(sizes).containsExactly(3, 3, 1);
    assertThat(states().countDue(SLOT)).isEqualTo(7);
  }

  private AlertState stored(AlertState state) {
    assertThat(states().put(state, null)).isTrue();
    return state;
  }

  private static AlertResult sent(AlertState due, String... postings) {
    List<PostingHit> chosen =
        List.of(postings).stream().map(id -> HitBuilder.aHit(id).build()).toList();
    return AlertResult.of(due, AlertOutcome.SENT, 9, chosen, SLOT.plusSeconds(5), SLOTS);
  }
}
