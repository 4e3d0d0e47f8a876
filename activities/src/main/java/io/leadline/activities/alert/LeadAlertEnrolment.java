package io.leadline.activities.alert;

import io.leadline.activities.address.PhoneZones;
import io.leadline.activities.lead.Lead;
import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.ChannelState;
import io.leadline.workflows.lead.Reach;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the alert states in step with what a lead wants, each channel by itself: one that is lost
 * or withdrawn leaves the other's rhythm alone. Every write is conditional on what was read, so it
 * may run beside a batch that moves the same slot. Suppressions are no matter here: they are read
 * right before each call, and lifting one needs no new enrolment.
 */
public final class LeadAlertEnrolment implements AlertEnrolment {
  private static final int ATTEMPTS = 10;

  /** Days from one try to the next on a channel on which nothing gets through for now. */
  private static final int PROBE_EVERY_DAYS = 3;

  private final AlertStates states;
  private final Slots slots;
  private final PhoneZones phoneZones;

  public LeadAlertEnrolment(AlertStates states, Slots slots, PhoneZones phoneZones) {
    this.states = states;
    this.slots = slots;
    this.phoneZones = phoneZones;
  }

  /** Where the alerts of one channel go, and how often at most. */
  private record Target(
      Channel channel, String address, String hash, List<ZoneId> phoneZones, int everyDays) {}

  @Override
  public void enrol(Lead lead, Instant now) {
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    List<Target> targets = targets(lead);
    for (Target target : targets) {
      untilStored("enrol", lead.id(), () -> tryEnrol(lead, target, second));
    }
    Set<Channel> enrolled = targets.stream().map(Target::channel).collect(Collectors.toSet());
    withdraw(lead, channel -> !enrolled.contains(channel));
  }

  @Override
  public void withdraw(Lead lead) {
    withdraw(lead, channel -> true);
  }

  @Override
  public void forget(String leadId) {
    states.forget(leadId);
  }

  private List<Target> targets(Lead lead) {
    List<Target> targets = new ArrayList<>();
    ChannelState email = lead.life().email();
    if (email.usable()) {
      targets.add(
          new Target(
              Channel.EMAIL, lead.email(), lead.emailHash(), List.of(), everyDays(lead, email)));
    }
    ChannelState sms = lead.life().sms();
    String phone = lead.phone();
    String phoneHash = lead.phoneHash();
    if (sms.usable() && phone != null && phoneHash != null) {
      targets.add(
          new Target(Channel.SMS, phone, phoneHash, phoneZones.of(phone), everyDays(lead, sms)));
    }
    return targets;
  }

  private static int everyDays(Lead lead, ChannelState channel) {
    int wanted = lead.frequency().days();
    return channel.reach() == Reach.SOFT_FAILING ? Math.max(wanted, PROBE_EVERY_DAYS) : wanted;
  }

  private void withdraw(Lead lead, Predicate<Channel> from) {
    untilStored(
        "withdraw",
        lead.id(),
        () ->
            states.find(lead.id()).stream()
                .filter(state -> state.slot() != null && from.test(state.channel()))
                .allMatch(state -> states.put(state.withdrawn(), state)));
  }

  private boolean tryEnrol(Lead lead, Target target, Instant now) {
    List<AlertState> all = states.find(lead.id());
    List<AlertState> known =
        all.stream().filter(state -> state.channel() == target.channel()).toList();
    // Two are there when an earlier attempt died between writing the new one and removing the old.
    AlertState latest =
        known.stream()
            .max(
                Comparator.comparing(
                    AlertState::lastDate, Comparator.nullsFirst(Comparator.naturalOrder())))
            .orElse(null);
    // What the lead likes is no matter of a channel, or of what it looked for before.
    Affinity affinity =
        all.stream().map(AlertState::affinity).reduce(Affinity.NONE, Affinity::plus);
    AlertState wanted = wanted(lead, target, latest, affinity, now);
    Optional<AlertState> same =
        known.stream().filter(state -> state.id().equals(wanted.id())).findFirst();
    return states.put(wanted, same.orElse(null))
        && known.stream().filter(state -> !state.id().equals(wanted.id())).allMatch(states::remove);
  }

  private AlertState wanted(
      Lead lead, Target target, @Nullable AlertState latest, Affinity affinity, Instant now) {
    String hash = InterestHash.of(lead.interest());
    Slots.Pace pace =
        new Slots.Pace(
            target.channel(),
            lead.timeZone(),
            target.phoneZones(),
            hash,
            target.everyDays(),
            latest == null ? null : latest.lastDate(),
            latest == null ? null : latest.lastSentAt());
    Slots.Slot slot = slot(pace, latest, now);
    return new AlertState(
        lead.id(),
        target.channel(),
        lead.interest(),
        hash,
        lead.timeZone(),
        target.phoneZones(),
        target.everyDays(),
        target.address(),
        target.hash(),
        lead.epoch(),
        lead.life().addressVersion(),
        slot.at(),
        latest != null && slot.at().equals(latest.slot()) ? latest.putOffSince() : null,
        slot.atOnce(),
        pace.lastDate(),
        pace.lastSentAt(),
        latest == null ? ShownPostings.NONE : latest.shown(),
        latest == null ? RecentSlots.NONE : latest.recent(),
        affinity);
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
