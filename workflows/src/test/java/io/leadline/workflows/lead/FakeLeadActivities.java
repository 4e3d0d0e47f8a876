package io.leadline.workflows.lead;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Keeps lives in memory as the real store does: newest version wins, each change once. */
public final class FakeLeadActivities implements LeadActivities {
  private final Map<String, LeadState> projections = new ConcurrentHashMap<>();
  private final List<LeadChange> changes = new CopyOnWriteArrayList<>();
  private final AtomicInteger failuresToCome = new AtomicInteger();
  private final LifecycleSettings settings;
  private volatile Supplier<Engagement> engagement;

  public FakeLeadActivities(LifecycleSettings settings) {
    this.settings = settings;
    this.engagement = () -> new Engagement(null, null, 0, null, 1, settings);
  }

  /** What the next looks find. */
  public void engagement(Supplier<Engagement> found) {
    engagement = found;
  }

  /** The next calls fail as if the store were away. */
  public void away(int calls) {
    failuresToCome.set(calls);
  }

  @Override
  public LeadLife load(String leadId) {
    failWhileAway();
    LeadState fresh = LeadState.fresh(leadId, Instant.EPOCH);
    return new LeadLife(projections.getOrDefault(leadId, fresh), settings, List.of());
  }

  @Override
  public Engagement look(String leadId, Instant activeSince) {
    return engagement.get();
  }

  @Override
  public void record(LeadChange change) {
    failWhileAway();
    boolean known =
        changesOf(change.after().leadId()).stream()
            .anyMatch(other -> other.after().version() == change.after().version());
    if (!known) {
      changes.add(change);
    }
    projections.merge(
        change.after().leadId(),
        change.after(),
        (old, next) -> next.version() > old.version() ? next : old);
  }

  private void failWhileAway() {
    if (failuresToCome.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw new IllegalStateException("the store is away");
    }
  }

  public List<LeadChange> changesOf(String leadId) {
    List<LeadChange> all = new ArrayList<>(changes);
    return all.stream().filter(change -> change.after().leadId().equals(leadId)).toList();
  }

  public LeadState projection(String leadId) {
    return projections.getOrDefault(leadId, LeadState.fresh(leadId, Instant.EPOCH));
  }
}
