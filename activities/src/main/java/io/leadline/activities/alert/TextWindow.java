package io.leadline.activities.alert;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When a text message may reach a phone: inside the operator's hours, inside the hours that the law
 * leaves, and that in every zone in which its owner may be. Pure.
 *
 * <p>A number does not tell for sure where its owner lives, so the law is the strictest of the
 * states taken together: 9:00 to 20:00 (Connecticut; Florida, Maryland, Mississippi, New Jersey and
 * Oklahoma end at 20:00 as well), on Sundays from 12:00 (Texas). In the zone of Rhode Island its
 * hours hold, which are the shortest: 9:00 to 18:00, on Saturdays 10:00 to 17:00, never on Sundays
 * (R.I. Gen. Laws 5-61-2).
 *
 * @param weekdays Monday to Saturday
 * @param sundays null when no text goes out on Sundays
 */
public record TextWindow(Hours weekdays, @Nullable Hours sundays) {
  /** What the law leaves on weekdays. */
  static final Hours LAWFUL = new Hours(LocalTime.of(9, 0), LocalTime.of(20, 0));

  /** What the law leaves on Sundays. */
  static final Hours LAWFUL_SUNDAY = new Hours(LocalTime.of(12, 0), LocalTime.of(20, 0));

  private static final Hours RHODE_ISLAND = new Hours(LocalTime.of(9, 0), LocalTime.of(18, 0));

  private static final Hours RHODE_ISLAND_SATURDAY =
      new Hours(LocalTime.of(10, 0), LocalTime.of(17, 0));

  /** Names of the zone that Rhode Island is in. */
  private static final Set<String> EASTERN = Set.of("America/New_York", "US/Eastern", "EST5EDT");

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
    return zones.stream().map(at::atZone).allMatch(this::open);
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
        openings.add(date.atTime(opens(date.getDayOfWeek(), zone)).atZone(zone).toInstant());
      }
    }
    return openings.subSet(from, true, until, false).stream()
        .filter(opening -> open(opening, zones))
        .findFirst();
  }

  private boolean open(ZonedDateTime local) {
    DayOfWeek day = local.getDayOfWeek();
    LocalTime time = local.toLocalTime();
    Hours wanted = day == DayOfWeek.SUNDAY ? sundays : weekdays;
    Hours lawful = lawful(day, local.getZone());
    return wanted != null && lawful != null && wanted.contains(time) && lawful.contains(time);
  }

  /** On a day that stays closed any time will do. */
  private LocalTime opens(DayOfWeek day, ZoneId zone) {
    Hours wanted = day == DayOfWeek.SUNDAY && sundays != null ? sundays : weekdays;
    Hours lawful = lawful(day, zone);
    return lawful == null || wanted.from().isAfter(lawful.from()) ? wanted.from() : lawful.from();
  }

  private static @Nullable Hours lawful(DayOfWeek day, ZoneId zone) {
    boolean eastern = EASTERN.contains(zone.getId());
    return switch (day) {
      case SUNDAY -> eastern ? null : LAWFUL_SUNDAY;
      case SATURDAY -> eastern ? RHODE_ISLAND_SATURDAY : LAWFUL;
      default -> eastern ? RHODE_ISLAND : LAWFUL;
    };
  }
}
