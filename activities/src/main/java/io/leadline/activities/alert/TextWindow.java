package io.leadline.activities.alert;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When a text message may reach a phone: inside the operator's hours, inside the hours that the law
 * leaves, and that in every zone in which its owner may be. Pure.
 *
 * <p>A number does not tell for sure where its owner lives, so the law is the strictest of the
 * states taken together: 9:00 to 20:00 (Connecticut; Florida, Maryland, Mississippi, New Jersey and
 * Oklahoma end at 20:00 as well), on Sundays from 12:00 (Texas).
 *
 * @param weekdays Monday to Saturday
 * @param sundays null when no text goes out on Sundays
 */
public record TextWindow(Hours weekdays, @Nullable Hours sundays) {
  /** What the law leaves on weekdays. */
  static final Hours LAWFUL = new Hours(LocalTime.of(9, 0), LocalTime.of(20, 0));

  /** What the law leaves on Sundays. */
  static final Hours LAWFUL_SUNDAY = new Hours(LocalTime.of(12, 0), LocalTime.of(20, 0));

  public static final TextWindow DEFAULTS =
      new TextWindow(new Hours(LocalTime.of(10, 0), LocalTime.of(19, 0)), null);

  /** Local times of day, {@code from} included, {@code to} excluded. */
  public record Hours(LocalTime from, LocalTime to) {
    public Hours {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException(from + " is not before " + to);
      }
    }

    /**
     * Reads {@code 10:00-19:00}.
     *
     * @throws IllegalArgumentException for anything else, or when the end is not after the start
     */
    public static Hours parse(String text) {
      String[] ends = text.split("-", -1);
      if (ends.length != 2) {
        throw new IllegalArgumentException("not hours of a day: " + text);
      }
      try {
        return new Hours(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException("not hours of a day: " + text, e);
      }
    }

    boolean contains(LocalTime time) {
      return !time.isBefore(from) && time.isBefore(to);
    }

    @Override
    public String toString() {
      return from + "-" + to;
    }
  }

  /** Whether a text may arrive at that moment wherever of these zones the phone is. */
  public boolean open(Instant at, Collection<ZoneId> zones) {
    return zones.stream()
        .map(at::atZone)
        .allMatch(local -> open(local.getDayOfWeek(), local.toLocalTime()));
  }

  /**
   * The first moment of {@code [from, until)} at which a text may arrive in all of these zones;
   * empty when there is none.
   */
  public Optional<Instant> firstOpen(Instant from, Instant until, Collection<ZoneId> zones) {
    // What is open in all zones begins where one of them opens, if not at the start.
    TreeSet<Instant> openings = new TreeSet<>();
    openings.add(from);
    for (ZoneId zone : zones) {
      LocalDate last = until.atZone(zone).toLocalDate();
      for (LocalDate date = from.atZone(zone).toLocalDate();
          !date.isAfter(last);
          date = date.plusDays(1)) {
        openings.add(date.atTime(opens(date.getDayOfWeek())).atZone(zone).toInstant());
      }
    }
    return openings.subSet(from, true, until, false).stream()
        .filter(opening -> open(opening, zones))
        .findFirst();
  }

  private boolean open(DayOfWeek day, LocalTime time) {
    Hours wanted = day == DayOfWeek.SUNDAY ? sundays : weekdays;
    return wanted != null && wanted.contains(time) && lawful(day).contains(time);
  }

  private LocalTime opens(DayOfWeek day) {
    LocalTime lawful = lawful(day).from();
    Hours wanted = day == DayOfWeek.SUNDAY && sundays != null ? sundays : weekdays;
    return wanted.from().isAfter(lawful) ? wanted.from() : lawful;
  }

  private static Hours lawful(DayOfWeek day) {
    return day == DayOfWeek.SUNDAY ? LAWFUL_SUNDAY : LAWFUL;
  }
}
