package io.leadline.activities.alert;

import static io.leadline.activities.alert.AlertWorld.SLOT;
import static io.leadline.activities.alert.AlertWorld.hits;
import static io.leadline.activities.alert.StateBuilder.aState;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.message.CallAnswer;
import io.leadline.activities.message.Draft;
import io.leadline.activities.message.Message;
import io.leadline.workflows.alert.AlertCounts;
import io.leadline.workflows.alert.AlertShard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertRedraftsTest {
  private final AlertWorld world = new AlertWorld();
  private final AlertRedrafts redrafts =
      new AlertRedrafts(world.states, world.index, new PlainAlertDrafts(), AlertSettings.DEFAULTS);

  @Test
  void composesTheSameAlertOfASlotThatHasMoved() {
    Message lost = lostAlert();
    Instant now = SLOT.plus(Duration.ofHours(1));

    Draft draft = redrafts.redraft(List.of(lost), now).getFirst();

    assertThat(draft.sendId()).isEqualTo(lost.sendId());
    assertThat(draft.postings()).isEqualTo(lost.postings()).hasSize(3);
  }

  @Test
  void leavesOutPostingsThatAreGone() {
    Message lost = lostAlert();
    world.index.finding("nursing", hits("n", 1));

    assertThat(redrafts.redraft(List.of(lost), SLOT).getFirst().postings()).containsExactly("n0");

    world.index.finding("nursing", List.of());
    assertThat(redrafts.redraft(List.of(lost), SLOT)).isEmpty();
  }

  @Test
  void anAlertOutsideItsCatchUpIsNotWanted() {
    Message lost = lostAlert();

    assertThat(redrafts.redraft(List.of(lost), SLOT.plus(Duration.ofHours(4)))).hasSize(1);
    assertThat(redrafts.redraft(List.of(lost), SLOT.plus(Duration.ofHours(4)).plusSeconds(1)))
        .isEmpty();
  }

  @Test
  void aTextIsNotWantedOutsideItsWindow() {
    world.index.finding("nursing", hits("n", 3));
    Instant slot = Instant.parse("2026-11-25T00:30:00Z");
    AlertState state = world.due(aState().byText().slot(slot));
    world.now = slot;
    world.provider.answering(new CallAnswer.OutcomeUnknown("connection reset"));
    world.run(new AlertShard(slot, 0, 1), AlertCounts.NONE, counts -> {});
    Message lost = world.ledger.find(state.sendId()).orElseThrow();
    Instant closing = Instant.parse("2026-11-25T01:00:00Z");

    assertThat(redrafts.redraft(List.of(lost), closing.minusSeconds(1))).hasSize(1);
    assertThat(redrafts.redraft(List.of(lost), closing)).isEmpty();
  }

  @Test
  void noAlertForWhoHasLeft() {
    Message lost = lostAlert();
    AlertState state = world.states.find(lost.leadId()).getFirst();
    world.states.put(state.withdrawn(), state);

    assertThat(redrafts.redraft(List.of(lost), SLOT)).isEmpty();
  }

  private Message lostAlert() {
    world.index.finding("nursing", hits("n", 3));
    AlertState state = world.due(aState());
    world.provider.answering(new CallAnswer.OutcomeUnknown("connection reset"));
    world.run();
    return world.ledger.find(state.sendId()).orElseThrow();
  }
}
