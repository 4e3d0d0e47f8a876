package io.leadline.activities.alert;

import io.leadline.activities.lead.Interest;
import io.leadline.activities.message.SendId;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the alerts need to know of one lead on one channel, and nothing else. Rewritten with every
 * slot, so it is kept small.
 *
 * @param interestHash see {@link InterestHash}
 * @param phoneZones where the phone may be beside {@code zone}; empty for mail
 * @param everyDays local dates from one alert to the next, at least
 * @param address where alerts go, an address or a number in E.164; null when withdrawn
 * @param epoch opt-in, and {@code addressVersion} version of the address, that alerts go out under
 * @param slot when the next alert is due, to the second; null when withdrawn
 * @param putOffSince when the slot was first due, if it has been put off since
 * @param atOnce whether {@code slot} is a first alert outside the daily rhythm, which does not
 *     count for the gap to the next
 * @param lastDate local date of the last slot that has an outcome
 * @param lastSentAt when the last alert that counts for the gap went out
 * @param affinity what it has shown to like; moves by itself, whatever becomes of slots
 */
public record AlertState(
    String leadId,
    Channel channel,
    Interest interest,
    String interestHash,
    ZoneId zone,
    List<ZoneId> phoneZones,
    int everyDays,
    @Nullable String address,
    String addressHash,
    int epoch,
    int addressVersion,
    @Nullable Instant slot,
    @Nullable Instant putOffSince,
    boolean atOnce,
    @Nullable LocalDate lastDate,
    @Nullable Instant lastSentAt,
    ShownPostings shown,
    RecentSlots recent,
    Affinity affinity) {
  public AlertState {
    phoneZones = List.copyOf(phoneZones);
  }

  /** Key in the store: begins with the interest, so that equal interests lie together. */
  public String id() {
    return interestHash + "-" + leadId + "-" + channel.name().toLowerCase(Locale.ROOT);
  }

  /** The slot of a state that is due. */
  public Instant dueSlot() {
    return Objects.requireNonNull(slot, "the state is withdrawn");
  }

  /** When the due slot came up, from which its alert counts as late. */
  public Instant firstDue() {
    return putOffSince == null ? dueSlot() : putOffSince;
  }

  /** Where the lead was on its calendar at the due slot; names the message. */
  public LocalDate dueDate() {
    return dueSlot().atZone(zone).toLocalDate();
  }

  /** Send id of the alert of the due slot. */
  public String sendId() {
    return SendId.alert(dueDate(), leadId, channel);
  }

  /**
   * Whether the next message has to say what a welcome says: nothing has arrived since the channel
   * was not set up, and the welcome of that time was not sent either.
   */
  public boolean owesWelcome() {
    for (RecentSlots.Entry entry : recent.entries().reversed()) {
      if (entry.outcome().mayHaveArrived()) {
        return false;
      }
      if (entry.outcome() == AlertOutcome.SKIPPED_NO_PROVIDER) {
        return true;
      }
    }
    return false;
  }

  Slots.Pace pace() {
    return new Slots.Pace(channel, zone, phoneZones, interestHash, everyDays, lastDate, lastSentAt);
  }

  /** This state as if that slot were the one that is due. */
  AlertState at(Instant otherSlot) {
    return with(
        copy -> {
          copy.slot = otherSlot;
          copy.putOffSince = null;
        });
  }

  /** This state with the same alert due later. */
  AlertState putOff(Instant until) {
    return with(
        copy -> {
          copy.slot = until;
          copy.putOffSince = firstDue();
        });
  }

  /** This state after its due slot. */
  AlertState after(
      Instant nextSlot, @Nullable Instant sentAt, ShownPostings shownNow, RecentSlots recentNow) {
    return with(
        copy -> {
          copy.slot = nextSlot;
          copy.putOffSince = null;
          copy.atOnce = false;
          copy.lastDate = dueDate();
          copy.lastSentAt = sentAt;
          copy.shown = shownNow;
          copy.recent = recentNow;
        });
  }

  /** This state without alerts to come, and without the address. */
  AlertState withdrawn() {
    return with(
        copy -> {
          copy.phoneZones = List.of();
          copy.address = null;
          copy.slot = null;
          copy.putOffSince = null;
          copy.atOnce = false;
        });
  }

  /** This state with another memory of what the lead likes. */
  public AlertState liking(Affinity other) {
    return with(copy -> copy.affinity = other);
  }

  private AlertState with(Consumer<Copy> change) {
    Copy copy = new Copy(this);
    change.accept(copy);
    return copy.state();
  }

  /** What may change of a state, while it is changed. */
  private static final class Copy {
    private final AlertState before;
    private List<ZoneId> phoneZones;
    private @Nullable String address;
    private @Nullable Instant slot;
    private @Nullable Instant putOffSince;
    private boolean atOnce;
    private @Nullable LocalDate lastDate;
    private @Nullable Instant lastSentAt;
    private ShownPostings shown;
    private RecentSlots recent;
    private Affinity affinity;

    Copy(AlertState state) {
      before = state;
      phoneZones = state.phoneZones;
      address = state.address;
      slot = state.slot;
      putOffSince = state.putOffSince;
      atOnce = state.atOnce;
      lastDate = state.lastDate;
      lastSentAt = state.lastSentAt;
      shown = state.shown;
      recent = state.recent;
      affinity = state.affinity;
    }

    AlertState state() {
      return new AlertState(
          before.leadId,
          before.channel,
          before.interest,
          before.interestHash,
          before.zone,
          phoneZones,
          before.everyDays,
          address,
          before.addressHash,
          before.epoch,
          before.addressVersion,
          slot,
          putOffSince,
          atOnce,
          lastDate,
          lastSentAt,
          shown,
          recent,
          affinity);
    }
  }
}
