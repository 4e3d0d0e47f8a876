package io.leadline.activities.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.alert.TextWindow.Hours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextWindowTest {
  /** As wide as an operator can say it. */
  private static final TextWindow ALWAYS =
      new TextWindow(Hours.parse("00:00-23:59"), Hours.parse("00:00-23:59"));

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource({
    // Tuesday, 10:00 to 19:00 in Chicago
    "2026-11-24T15:59:59Z, America/Chicago, false",
    "2026-11-24T16:00:00Z, America/Chicago, true",
    "2026-11-25T00:59:59Z, America/Chicago, true",
    "2026-11-25T01:00:00Z, America/Chicago, false",
    // ten in New York is seven in Los Angeles
    "2026-11-24T15:00:00Z, America/New_York, true",
    "2026-11-24T15:00:00Z, America/New_York America/Los_Angeles, false",
    "2026-11-24T18:00:00Z, America/New_York America/Los_Angeles, true",
    // Saturday and Sunday
    "2026-11-28T17:00:00Z, America/Chicago, true",
    "2026-11-29T17:00:00Z, America/Chicago, false",
    // Saturday evening in Honolulu is Sunday in Kiritimati
    "2026-11-29T00:00:00Z, Pacific/Honolulu, true",
    "2026-11-29T00:00:00Z, Pacific/Honolulu Pacific/Kiritimati, false",
  })
  void isOpenOnlyWhenItIsInEveryZone(Instant at, String zones, boolean open) {
    assertThat(TextWindow.DEFAULTS.open(at, zones(zones))).isEqualTo(open);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    // Connecticut from nine; Florida and others until eight; Texas on Sundays from twelve
    "2026-11-24T08:59, false",
    "2026-11-24T09:00, true",
    "2026-11-24T19:59, true",
    "2026-11-24T20:00, false",
    "2026-11-29T11:59, false",
    "2026-11-29T12:00, true",
    "2026-11-29T20:00, false",
  })
  void noSettingIsWiderThanTheLaw(String local, boolean open) {
    ZoneId zone = ZoneId.of("America/Chicago");
    Instant at = java.time.LocalDateTime.parse(local).atZone(zone).toInstant();

    assertThat(ALWAYS.open(at, List.of(zone))).isEqualTo(open);
  }

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource({
    "2026-11-24T08:59, America/New_York, false",
    "2026-11-24T09:00, America/New_York, true",
    "2026-11-24T17:59, America/New_York, true",
    "2026-11-24T18:00, America/New_York, false",
    "2026-11-24T18:00, US/Eastern, false",
    "2026-11-28T09:59, America/New_York, false",
    "2026-11-28T10:00, America/New_York, true",
    "2026-11-28T16:59, America/New_York, true",
    "2026-11-28T17:00, America/New_York, false",
    "2026-11-29T13:00, America/New_York, false",
    "2026-11-28T18:00, America/Chicago, true",
  })
  void whereRhodeIslandIsItsShorterHoursHold(String local, String zone, boolean open) {
    Instant at = java.time.LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant();

    assertThat(ALWAYS.open(at, List.of(ZoneId.of(zone)))).isEqualTo(open);
  }

  @ParameterizedTest(name = "from {0} to {1} in {2}: {3}")
  @CsvSource({
    "2026-11-24T16:15:00Z, 2026-11-25T06:00:00Z, America/Chicago, 2026-11-24T16:15:00Z",
    "2026-11-24T12:00:00Z, 2026-11-25T06:00:00Z, America/Chicago, 2026-11-24T16:00:00Z",
    "2026-11-24T15:15:00Z, 2026-11-25T05:00:00Z, America/New_York America/Los_Angeles,"
        + " 2026-11-24T18:00:00Z",
    // Saturday evening in New York, from where no Sunday is waited for
    "2026-11-28T22:00:00Z, 2026-11-29T05:00:00Z, America/New_York,",
    // after the window, on a Sunday, and where no moment suits both
    "2026-11-25T01:00:00Z, 2026-11-25T06:00:00Z, America/Chicago,",
    "2026-11-29T06:00:00Z, 2026-11-30T06:00:00Z, America/Chicago,",
    "2026-11-24T06:00:00Z, 2026-11-25T06:00:00Z, America/Chicago Asia/Tokyo,",
    // half an hour of summer time begins on Lord Howe
    "2026-10-02T20:00:00Z, 2026-10-03T13:00:00Z, Australia/Lord_Howe, 2026-10-02T23:30:00Z",
    "2026-10-04T13:00:00Z, 2026-10-05T13:00:00Z, Australia/Lord_Howe, 2026-10-04T23:00:00Z",
  })
  void findsTheFirstMomentThatIsOpen(Instant from, Instant until, String zones, Instant expected) {
    assertThat(TextWindow.DEFAULTS.firstOpen(from, until, zones(zones)))
        .isEqualTo(Optional.ofNullable(expected));
  }

  /** Not derived from the window's own code: every zone's clock is read again. */
  @Property(tries = 3000)
  void whatItFindsIsInsideTheWindowInEveryZone(
      @ForAll("instants") Instant from,
      @ForAll("zones") List<ZoneId> zones,
      @ForAll("hours") Hours weekdays,
      @ForAll("hours") Hours sundays,
      @ForAll boolean closedOnSundays) {
    TextWindow window = new TextWindow(weekdays, closedOnSundays ? null : sundays);

    Optional<Instant> found = window.firstOpen(from, from.plusSeconds(86_400), zones);

    found.ifPresent(
        at -> {
          assertThat(at).isBetween(from, from.plusSeconds(86_399));
          for (ZoneId zone : zones) {
            ZonedDateTime local = at.atZone(zone);
            boolean sunday = local.getDayOfWeek() == DayOfWeek.SUNDAY;
            assertThat(sunday && closedOnSundays).isFalse();
            Hours wanted = sunday ? sundays : weekdays;
            assertThat(local.toLocalTime())
                .isAfterOrEqualTo(wanted.from())
                .isBefore(wanted.to())
                .isAfterOrEqualTo(LocalTime.of(sunday ? 12 : 9, 0))
                .isBefore(LocalTime.of(20, 0));
          }
        });
  }

  @Property(tries = 500)
  void missesNothing(@ForAll("instants") Instant from, @ForAll("zones") List<ZoneId> zones) {
    Instant until = from.plusSeconds(86_400);
    Optional<Instant> found = TextWindow.DEFAULTS.firstOpen(from, until, zones);

    for (Instant at = from; at.isBefore(found.orElse(until)); at = at.plusSeconds(60)) {
      assertThat(TextWindow.DEFAULTS.open(at, zones)).as("%s in %s", at, zones).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10:00", "10-19", "19:00-10:00", "10:00-10:00", "10:00-19:00-20:00"})
  void refusesWhatAreNotHours(String text) {
    assertThatThrownBy(() -> Hours.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsItsOwnWriting() {
    Hours hours = Hours.parse(" 10:30 - 18:00 ");

    assertThat(Hours.parse(hours.toString())).isEqualTo(hours);
  }

  private static List<ZoneId> zones(String names) {
    return Arrays.stream(names.split(" ")).map(ZoneId::of).toList();
  }

  @Provide
  Arbitrary<Instant> instants() {
    long from = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
    return Arbitraries.longs().between(from, from + 3L * 366 * 86_400).map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<List<ZoneId>> zones() {
    return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
        .map(ZoneId::of)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<Hours> hours() {
    return Arbitraries.integers()
        .between(0, 23 * 60)
        .flatMap(
            from ->
                Arbitraries.integers()
                    .between(from + 1, 24 * 60 - 1)
                    .map(to -> new Hours(minute(from), minute(to))));
  }

  private static LocalTime minute(int ofDay) {
    return LocalTime.MIDNIGHT.plusMinutes(ofDay);
  }
}
