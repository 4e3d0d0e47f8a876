package io.leadline.activities.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When alerts are due. A lead has at most one slot per local date, at a local time of day that
 * follows its interest, and never two alerts closer than the minimal gap, whatever clock changes,
 * zone changes and the date line do. Pure.
 */
public final class Slots {
  private final AlertSettings settings;

  public Slots(AlertSettings settings) {
    this.settings = settings;
  }

  /**
   * What the next slot depends on.
   *
   * @param lastDate local date of the last slot that has an outcome
   * @param lastSentAt when the last alert that counts for the gap went out
   */
  public record Pace(
      ZoneId zone,
      String interestHash,
      @Nullable LocalDate lastDate,
      @Nullable Instant lastSentAt) {}

  /** A slot, and whether it lies outside the daily rhythm. */
  public record Slot(Instant at, boolean atOnce) {}

  /** The first slot after an opt-in: the next regular one, or now when that is too far away. */
  public Slot first(Pace pace, Instant now) {
    Instant next = next(pace, now);
    boolean atOnce =
        Duration.between(now, next).compareTo(settings.atOnce()) > 0 && allowed(pace, now);
    return atOnce ? new Slot(now, true) : new Slot(next, false);
  }

  /** The first regular slot after a moment. */
  public Instant next(Pace pace, Instant after) {
    // A day early, since jitter may carry a late slot over midnight.
    LocalDate date = after.atZone(pace.zone()).toLocalDate().minusDays(1);
    LocalDate lastDate = pace.lastDate();
    if (lastDate != null && lastDate.isAfter(date)) {
      date = lastDate;
    }
    while (true) {
      Instant slot = on(date, pace);
      if (slot != null && slot.isAfter(after) && allowed(pace, slot)) {
        return slot;
      }
      date = date.plusDays(1);
    }
  }

  /**
   * Where a pending slot belongs after the lead has moved or wants something else: one that is
   * already due stays if it may, one to come is found anew.
   */
  public Instant moved(Pace pace, Instant slot, Instant now) {
    return !slot.isAfter(now) && allowed(pace, slot) ? slot : next(pace, now);
  }

  /** Whether a slot is too far back at that moment for its alert still to go out. */
  public boolean stale(Instant slot, Instant judgedAt) {
    return slot.plus(settings.catchUp()).isBefore(judgedAt);
  }

  private boolean allowed(Pace pace, Instant slot) {
    LocalDate lastDate = pace.lastDate();
    Instant lastSentAt = pace.lastSentAt();
    return (lastDate == null || slot.atZone(pace.zone()).toLocalDate().isAfter(lastDate))
        && (lastSentAt == null || !slot.isBefore(lastSentAt.plus(settings.minGap())));
  }

  /** The slot of a local date; none on a date that the zone leaves out at the date line. */
  private @Nullable Instant on(LocalDate date, Pace pace) {
    ZonedDateTime time = date.atTime(settings.time()).atZone(pace.zone());
    return time.toLocalDate().equals(date)
        ? time.toInstant().plus(jitter(pace.interestHash()))
        : null;
  }

  private Duration jitter(String interestHash) {
    long span = settings.jitter().toSeconds() + 1;
    return Duration.ofSeconds(
        Long.remainderUnsigned(Long.parseUnsignedLong(interestHash, 16), span));
  }
}
