package io.leadline.activities.alert;

import io.leadline.workflows.lead.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When alerts are due. A lead has at most one slot per channel and local date, at a local time of
 * day that follows its interest, and never two alerts closer than the minimal gap, whatever clock
 * changes, zone changes and the date line do. A text waits for its {@link TextWindow} within the
 * date; on a date without one its slot stays where it is and is passed over. Pure.
 */
public final class Slots {
  /** How many dates a lead that is not written to daily waits for one on which a text may go. */
  private static final int PATIENCE = 7;

  private final AlertSettings settings;

  public Slots(AlertSettings settings) {
    this.settings = settings;
  }

  /** How many shown postings a lead's state has to remember. */
  int remembered() {
    return ShownPostings.limit(settings.maxPostings());
  }

  /**
   * What the next slot depends on.
   *
   * @param zone whose dates and times of day count
   * @param phoneZones where the phone may be beside {@code zone}; empty for mail
   * @param everyDays local dates from one slot to the next, at least
   * @param lastDate local date of the last slot that has an outcome
   * @param lastSentAt when the last alert that counts for the gap went out
   */
  public record Pace(
      Channel channel,
      ZoneId zone,
      List<ZoneId> phoneZones,
      String interestHash,
      int everyDays,
      @Nullable LocalDate lastDate,
      @Nullable Instant lastSentAt) {
    /** This pace after a slot of that date. */
    Pace after(LocalDate date, @Nullable Instant sentAt) {
      return new Pace(channel, zone, phoneZones, interestHash, everyDays, date, sentAt);
    }

    private List<ZoneId> zones() {
      return Stream.concat(Stream.of(zone), phoneZones.stream()).distinct().toList();
    }

    private @Nullable LocalDate earliestDate() {
      return lastDate == null ? null : lastDate.plusDays(everyDays);
    }
  }

  /** A slot, and whether it lies outside the daily rhythm. */
  public record Slot(Instant at, boolean atOnce) {}

  /**
   * The first slot after an opt-in: the next regular one, or now when that is too far away. Texts
   * never come at once, because the welcome with its disclosures has to come first.
   */
  public Slot first(Pace pace, Instant now) {
    Instant next = next(pace, now);
    boolean atOnce =
        pace.channel() == Channel.EMAIL
            && Duration.between(now, next).compareTo(settings.atOnce()) > 0
            && allowed(pace, now);
    return atOnce ? new Slot(now, true) : new Slot(next, false);
  }

  /** The first regular slot after a moment. */
  public Instant next(Pace pace, Instant after) {
    // A day early, since jitter may carry a late slot over midnight.
    LocalDate start = after.atZone(pace.zone()).toLocalDate().minusDays(1);
    LocalDate earliest = pace.earliestDate();
    if (earliest != null && earliest.minusDays(1).isAfter(start)) {
      start = earliest.minusDays(1);
    }
    // Who is written to daily is told of every date; who is not gets another date instead.
    LocalDate patientUntil = pace.everyDays() == 1 ? start : start.plusDays(PATIENCE);
    for (LocalDate date = start; ; date = date.plusDays(1)) {
      Instant slot = on(date, pace);
      if (slot != null
          && slot.isAfter(after)
          && allowed(pace, slot)
          && (date.isAfter(patientUntil) || !quiet(pace, slot))) {
        return slot;
      }
    }
  }

  /**
   * Where a pending slot belongs after the lead has moved or wants something else: one that is
   * already due stays if it may, one to come is found anew.
   */
  public Instant moved(Pace pace, Instant slot, Instant now) {
    return !slot.isAfter(now) && allowed(pace, slot) ? slot : next(pace, now);
  }

  /** Whether no text may go out at that slot. */
  public boolean quiet(Pace pace, Instant slot) {
    return pace.channel() == Channel.SMS && !settings.textWindow().open(slot, pace.zones());
  }

  /**
   * Whether a slot is too far back at that moment for its alert still to go out: over the catch-up,
   * or, of a text that could go out then, outside its window by now.
   */
  public boolean stale(Pace pace, Instant slot, Instant judgedAt) {
    return slot.plus(settings.catchUp()).isBefore(judgedAt)
        || (!quiet(pace, slot) && quiet(pace, judgedAt));
  }

  /** Why a slot brings no alert at that moment, whatever there is to tell; empty if it may. */
  public Optional<AlertOutcome> passedOver(Pace pace, Instant slot, Instant judgedAt) {
    if (quiet(pace, slot)) {
      return Optional.of(AlertOutcome.QUIET_HOURS);
    }
    return stale(pace, slot, judgedAt)
        ? Optional.of(AlertOutcome.SKIPPED_OUTAGE)
        : Optional.empty();
  }

  private boolean allowed(Pace pace, Instant slot) {
    LocalDate earliest = pace.earliestDate();
    Instant lastSentAt = pace.lastSentAt();
    return (earliest == null || !slot.atZone(pace.zone()).toLocalDate().isBefore(earliest))
        && (lastSentAt == null || !slot.isBefore(lastSentAt.plus(settings.minGap())));
  }

  /** The slot of a local date; none on a date that the zone leaves out at the date line. */
  private @Nullable Instant on(LocalDate date, Pace pace) {
    LocalTime timeOfDay =
        switch (pace.channel()) {
          case EMAIL -> settings.time();
          case SMS -> settings.textTime();
        };
    ZonedDateTime time = date.atTime(timeOfDay).atZone(pace.zone());
    if (!time.toLocalDate().equals(date)) {
      return null;
    }
    Instant slot = time.toInstant().plus(jitter(pace.interestHash()));
    return quiet(pace, slot) ? whenOpen(slot, pace) : slot;
  }

  /** The first moment of the rest of the date at which a text may go out, jitter after that. */
  private Instant whenOpen(Instant slot, Pace pace) {
    Instant midnight =
        slot.atZone(pace.zone()).toLocalDate().plusDays(1).atStartOfDay(pace.zone()).toInstant();
    Instant open = settings.textWindow().firstOpen(slot, midnight, pace.zones()).orElse(slot);
    Instant spread = open.plus(jitter(pace.interestHash()));
    return !quiet(pace, spread) && spread.isBefore(midnight) ? spread : open;
  }

  private Duration jitter(String interestHash) {
    long span = settings.jitter().toSeconds() + 1;
    return Duration.ofSeconds(
        Long.remainderUnsigned(Long.parseUnsignedLong(interestHash, 16), span));
  }
}
