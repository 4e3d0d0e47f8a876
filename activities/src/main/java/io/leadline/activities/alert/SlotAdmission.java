package io.leadline.activities.alert;

import io.leadline.activities.policy.DomainRates;
import io.leadline.activities.policy.WeeklyCap;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which due slots bring no alert whatever there is to tell, and how long one may be put off. */
final class SlotAdmission {
  private final Slots slots;
  private final WeeklyCap cap;

  SlotAdmission(Slots slots, WeeklyCap cap) {
    this.slots = slots;
    this.cap = cap;
  }

  /** Why some of these bring no alert, by id of the state; the others may. */
  Map<String, AlertOutcome> passedOver(Channel channel, List<AlertState> due, Instant judgedAt) {
    Set<String> capped = capped(channel, due);
    Map<String, AlertOutcome> passedOver = new HashMap<>();
    for (AlertState state : due) {
      tooLate(state, judgedAt)
          .or(
              () ->
                  capped.contains(state.leadId())
                      ? Optional.of(AlertOutcome.CAPPED)
                      : Optional.empty())
          .ifPresent(outcome -> passedOver.put(state.id(), outcome));
    }
    return passedOver;
  }

  /** One that was put off and has become too late was not kept back by an outage. */
  private Optional<AlertOutcome> tooLate(AlertState state, Instant judgedAt) {
    return slots
        .passedOver(state.pace(), state.firstDue(), judgedAt)
        .map(
            outcome ->
                outcome == AlertOutcome.SKIPPED_OUTAGE && state.putOffSince() != null
                    ? AlertOutcome.RATE_LIMITED
                    : outcome);
  }

  /** Leads among these that have had their share of the week of their slot. */
  Set<String> capped(Channel channel, List<AlertState> due) {
    return cap.reached(channel, due.stream().map(SlotAdmission::week).toList());
  }

  private static WeeklyCap.Due week(AlertState state) {
    long alerts =
        state.recent().sentOn().stream()
            .filter(date -> WeeklyCap.inWeek(date, state.dueDate()))
            .count();
    return new WeeklyCap.Due(state.leadId(), state.dueDate(), alerts);
  }

  /** When a recipient's domain has room again, if that is the same day and not too late. */
  Optional<Instant> putOffUntil(AlertState state, Instant judgedAt) {
    Instant until = DomainRates.nextPortion(judgedAt);
    boolean sameDay = state.putOff(until).dueDate().equals(state.dueDate());
    return sameDay && !slots.stale(state.pace(), state.firstDue(), until)
        ? Optional.of(until)
        : Optional.empty();
  }
}
