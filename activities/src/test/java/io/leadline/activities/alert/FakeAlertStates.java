package io.leadline.activities.alert;

import io.leadline.workflows.alert.AlertShard;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Alert states in memory, by the rules of {@link AlertStatesContract}. */
public final class FakeAlertStates implements AlertStates {
  private final Map<String, AlertState> states = new TreeMap<>();
  private @Nullable RuntimeException nextRecordFails;

  /** Makes the next {@code record} throw without storing anything. */
  public synchronized void failNextRecord(RuntimeException failure) {
    nextRecordFails = failure;
  }

  @Override
  public synchronized List<AlertState> due(
      AlertShard shard, Channel channel, Instant notBefore, int limit) {
    return due(shard.slot())
        .filter(state -> state.channel() == channel)
        .filter(state -> !state.dueSlot().isBefore(notBefore))
        .filter(state -> state.id().compareTo(InterestHash.from(shard)) >= 0)
        .filter(state -> state.id().compareTo(InterestHash.to(shard)) < 0)
        .limit(limit)
        .toList();
  }

  @Override
  public void eachDue(Instant at, int size, Consumer<List<AlertState>> reader) {
    List<AlertState> all;
    synchronized (this) {
      all = due(at).toList();
    }
    for (int from = 0; from < all.size(); from += size) {
      reader.accept(all.subList(from, Math.min(all.size(), from + size)));
    }
  }

  @Override
  public synchronized void record(Collection<AlertResult> results) {
    RuntimeException failure = nextRecordFails;
    if (failure != null) {
      nextRecordFails = null;
      throw failure;
    }
    for (AlertResult result : results) {
      if (unmoved(result.before())) {
        AlertState stored = states.get(result.before().id());
        Affinity affinity = stored == null ? Affinity.NONE : stored.affinity();
        states.put(result.before().id(), result.after().liking(affinity));
      }
    }
  }

  @Override
  public synchronized List<AlertState> find(String leadId) {
    return states.values().stream().filter(state -> state.leadId().equals(leadId)).toList();
  }

  @Override
  public synchronized boolean put(AlertState state, @Nullable AlertState replacing) {
    if (replacing == null ? states.containsKey(state.id()) : !unchanged(replacing)) {
      return false;
    }
    states.put(state.id(), state);
    return true;
  }

  @Override
  public synchronized boolean remove(AlertState state) {
    return unchanged(state) && states.remove(state.id()) != null;
  }

  @Override
  public synchronized void follow(String leadId, Collection<Affinity.Click> clicks) {
    find(leadId)
        .forEach(
            state ->
                states.put(state.id(), state.liking(state.affinity().plus(List.copyOf(clicks)))));
  }

  @Override
  public synchronized void forget(String leadId) {
    states.values().removeIf(state -> state.leadId().equals(leadId));
  }

  @Override
  public synchronized Optional<Instant> earliestSlot() {
    return due(Instant.MAX).map(AlertState::dueSlot).findFirst();
  }

  @Override
  public synchronized long countDue(Instant at) {
    return due(at).count();
  }

  private Stream<AlertState> due(Instant at) {
    return new ArrayList<>(states.values())
        .stream()
            .filter(state -> state.slot() != null && !state.dueSlot().isAfter(at))
            .sorted(Comparator.comparing(AlertState::dueSlot).thenComparing(AlertState::id));
  }

  private boolean unchanged(AlertState read) {
    AlertState stored = states.get(read.id());
    return unmoved(read) && stored != null && stored.affinity().equals(read.affinity());
  }

  private boolean unmoved(AlertState read) {
    AlertState stored = states.get(read.id());
    return stored != null && Objects.equals(stored.slot(), read.slot());
  }
}
