package io.leadline.sandbox.rehearsal.board;

import io.leadline.activities.alert.SlotOutcome;
import io.leadline.activities.alert.SlotOutcomes;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** All slots of a life: the alert states themselves forget old ones. */
final class RememberedSlots implements SlotOutcomes {
  private final SlotOutcomes newest;
  private final SequencedSet<SlotOutcome> all = new LinkedHashSet<>();

  RememberedSlots(SlotOutcomes newest) {
    this.newest = newest;
  }

  void remember(String leadId) {
    all.addAll(newest.outcomes(leadId));
  }

  @Override
  public List<SlotOutcome> outcomes(String leadId) {
    remember(leadId);
    return all.stream().sorted(Comparator.comparing(SlotOutcome::slot)).toList();
  }
}
