package io.leadline.activities.lead;

import io.leadline.workflows.lead.LeadChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Stage histories in memory, by the rules of {@link TransitionsContract}. */
public final class FakeTransitions implements Transitions {
  private final List<LeadChange> changes = new ArrayList<>();

  @Override
  public synchronized void append(LeadChange change) {
    boolean known =
        changes.stream()
            .anyMatch(
                stored ->
                    stored.after().leadId().equals(change.after().leadId())
                        && stored.after().version() == change.after().version());
    if (!known) {
      changes.add(change);
    }
  }

  @Override
  public synchronized List<LeadChange> of(String leadId) {
    return changes.stream()
        .filter(change -> change.after().leadId().equals(leadId))
        .sorted(Comparator.comparingLong(change -> change.after().version()))
        .toList();
  }

  @Override
  public synchronized void between(Instant from, Instant to, Consumer<LifeStep> reader) {
    changes.stream()
        .filter(change -> !change.at().isBefore(from) && change.at().isBefore(to))
        .sorted(
            Comparator.comparing(LeadChange::at)
                .thenComparingLong(change -> change.after().version()))
        .map(LifeStep::of)
        .forEach(reader);
  }
}
