package io.leadline.activities.alert;

import io.leadline.activities.lead.Lead;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the alert states in step with what a lead wants. Every write is conditional on what was
 * read, so it may run beside a batch that moves the same slot.
 */
public final class LeadAlertEnrolment implements AlertEnrolment {
  private static final int ATTEMPTS = 10;

  private final AlertStates states;
  private final Slots slots;

  public LeadAlertEnrolment(AlertStates states, Slots slots) {
    this.states = states;
    this.slots = slots;
  }

  @Override
  public void enrol(Lead lead, Instant now) {
    if (!lead.life().email().usable()) {
      withdraw(lead);
      return;
    }
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    untilStored("enrol", lead.id(), () -> tryEnrol(lead, second));
  }

  @Override
  public void withdraw(Lead lead) {
    untilStored(
        "withdraw",
        lead.id(),
        () ->
            states.find(lead.id()).stream()
                .filter(state -> state.slot() != null)
                .allMatch(state -> states.put(state.withdrawn(), state)));
  }

  @Override
  public void forget(String leadId) {
    states.forget(leadId);
  }

  private boolean tryEnrol(Lead lead, Instant now) {
    List<AlertState> known =
        states.find(lead.id()).stream().filter(state -> state.channel() == Channel.EMAIL).toList();
    // Two are there when an earlier attempt died between writing the new one and removing the old.
    AlertState latest =
        known.stream()
            .max(
                Comparator.comparing(
                    AlertState::lastDate, Comparator.nullsFirst(Comparator.naturalOrder())))
            .orElse(null);
    AlertState wanted = wanted(lead, latest, now);
    Optional<AlertState> same =
        known.stream().filter(state -> state.id().equals(wanted.id())).findFirst();
    return states.put(wanted, same.orElse(null))
        && known.stream().filter(state -> !state.id().equals(wanted.id())).allMatch(states::remove);
  }

  private AlertState wanted(Lead lead, @Nullable AlertState latest, Instant now) {
    String hash = InterestHash.of(lead.interest());
    Slots.Pace pace =
        new Slots.Pace(
            lead.timeZone(),
            hash,
            latest == null ? null : latest.lastDate(),
            latest == null ? null : latest.lastSentAt());
    Slots.Slot slot = slot(pace, latest, now);
    return new AlertState(
        lead.id(),
        Channel.EMAIL,
        lead.interest(),
        hash,
        lead.timeZone(),
        lead.email(),
        lead.emailHash(),
        lead.epoch(),
        lead.life().addressVersion(),
        slot.at(),
        slot.atOnce(),
        pace.lastDate(),
        pace.lastSentAt(),
        latest == null ? ShownPostings.NONE : latest.shown(),
        latest == null ? RecentSlots.NONE : latest.recent());
  }

  private Slots.Slot slot(Slots.Pace pace, @Nullable AlertState latest, Instant now) {
    Instant pending = latest == null ? null : latest.slot();
    if (latest == null || pending == null) {
      return slots.first(pace, now);
    }
    if (latest.pace().equals(pace)) {
      return new Slots.Slot(pending, latest.atOnce());
    }
    Instant moved = slots.moved(pace, pending, now);
    return new Slots.Slot(moved, latest.atOnce() && moved.equals(pending));
  }

  private static void untilStored(String what, String leadId, Attempt attempt) {
    for (int i = 0; i < ATTEMPTS; i++) {
      if (attempt.stored()) {
        return;
      }
    }
    throw new IllegalStateException("cannot " + what + " " + leadId + ": its slot keeps moving");
  }

  private interface Attempt {
    boolean stored();
  }
}
