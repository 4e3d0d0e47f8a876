package io.leadline.activities.alert;

import io.leadline.activities.message.SendId;
import io.leadline.workflows.alert.AlertShard;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the alert states live. A slot moves only in {@link #record}, conditional on its old value,
 * so work that was interrupted is found again.
 */
public interface AlertStates extends SlotOutcomes {
  /**
   * Reads states of the shard and channel that are due at its slot, earliest slot first, equal
   * interests together.
   *
   * @param notBefore slots earlier than this are passed over; a hint that saves reading what other
   *     shards have not come to yet
   */
  List<AlertState> due(AlertShard shard, Channel channel, Instant notBefore, int limit);

  /** Hands over every state due at that moment, in lists of up to {@code size}; changes nothing. */
  void eachDue(Instant at, int size, Consumer<List<AlertState>> reader);

  /**
   * Stores outcomes and moves slots, in one bulk write. A result whose state has moved on, or is
   * gone, is passed over.
   */
  void record(Collection<AlertResult> results);

  /** All states of a lead, withdrawn ones included. */
  List<AlertState> find(String leadId);

  /**
   * Stores a state.
   *
   * @param replacing what was read under the same id; null when there was none
   * @return whether it was stored; false when the stored slot or affinity is not the one that was
   *     read
   */
  boolean put(AlertState state, @Nullable AlertState replacing);

  /**
   * @return false when the stored slot or affinity is not the one of {@code state}
   */
  boolean remove(AlertState state);

  /**
   * Adds clicks to what every state of the lead remembers of its likings; a lead without any state
   * is passed over. Safe to repeat, in any order.
   */
  void follow(String leadId, Collection<Affinity.Click> clicks);

  /** Removes everything that is known of a lead. Safe to repeat. */
  void forget(String leadId);

  /** The earliest slot of all, due or not. */
  Optional<Instant> earliestSlot();

  /** How many states are due at that moment. */
  long countDue(Instant at);

  @Override
  default List<SlotOutcome> outcomes(String leadId) {
    return find(leadId).stream()
        .flatMap(state -> state.recent().entries().stream().map(entry -> outcome(state, entry)))
        .toList();
  }

  private static SlotOutcome outcome(AlertState state, RecentSlots.Entry entry) {
    AlertOutcome outcome = entry.outcome();
    boolean message = outcome.mayHaveArrived() || outcome.wasRefused();
    return new SlotOutcome(
        state.channel(),
        entry.slot(),
        outcome.name(),
        outcome.detail(entry.found(), entry.chosen()),
        message ? SendId.alert(entry.date(), state.leadId(), state.channel()) : null);
  }
}
