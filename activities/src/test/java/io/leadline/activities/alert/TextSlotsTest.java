package io.leadline.activities.alert;

import static io.leadline.activities.alert.Paces.everyDays;
import static io.leadline.activities.alert.Paces.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSlotsTest {
  /** Interest without jitter, and one with the most. */
  private static final String NO_JITTER = "0000000000000000";

  private static final String MOST_JITTER = "0000000000000a8c";

  private final Slots slots = new Slots(AlertSettings.DEFAULTS);

  @ParameterizedTest(name = "{0}, phone in {1}, after {2}: {3}, quiet {4}")
  @CsvSource({
    // at 10:15, mail and text on the same day
    "America/Chicago, America/Chicago, 2026-11-24T12:00:00Z, 2026-11-24T16:15:00Z, false",
    "America/Chicago, America/Chicago, 2026-11-24T16:15:00Z, 2026-11-25T16:15:00Z, false",
    // waits until ten in Los Angeles
    "America/New_York, America/Los_Angeles, 2026-11-24T12:00:00Z, 2026-11-24T18:00:00Z, false",
    // ten in Honolulu is three in the afternoon in New York, and four after the change
    "America/New_York, Pacific/Honolulu, 2026-07-21T12:00:00Z, 2026-07-21T20:00:00Z, false",
    // no hour suits both: told of, and passed over
    "America/Chicago, Asia/Tokyo, 2026-11-24T12:00:00Z, 2026-11-24T16:15:00Z, true",
    // Sundays
    "America/Chicago, America/Chicago, 2026-11-28T16:15:00Z, 2026-11-29T16:15:00Z, true",
    "America/Chicago, America/Chicago, 2026-11-29T16:15:00Z, 2026-11-30T16:15:00Z, false",
    // clocks go forward and back on Sundays; the days around them
    "America/Chicago, America/Chicago, 2027-03-13T16:15:00Z, 2027-03-14T15:15:00Z, true",
    "America/Chicago, America/Chicago, 2027-03-14T15:15:00Z, 2027-03-15T15:15:00Z, false",
    // half an hour of summer time, and the first zone of a day
    "Australia/Lord_Howe, Australia/Lord_Howe, 2026-10-04T23:00:00Z, 2026-10-04T23:15:00Z, false",
    "Pacific/Kiritimati, Pacific/Kiritimati, 2026-11-24T00:00:00Z, 2026-11-24T20:15:00Z, false",
    // Samoa had no 30 December 2011, a Friday
    "Pacific/Apia, Pacific/Apia, 2011-12-29T20:15:00Z, 2011-12-30T20:15:00Z, false",
    "Europe/Warsaw, Europe/Warsaw, 2028-02-28T09:15:00Z, 2028-02-29T09:15:00Z, false",
    "Europe/Warsaw, Europe/Warsaw, 2026-12-31T09:15:00Z, 2027-01-01T09:15:00Z, false",
  })
  void nextSlot(String zone, String phoneZone, Instant after, Instant expected, boolean quiet) {
    Slots.Pace pace = text(ZoneId.of(zone), List.of(ZoneId.of(phoneZone)), NO_JITTER, null, null);

    Instant slot = slots.next(pace, after);

    assertThat(slot).isEqualTo(expected);
    assertThat(slots.quiet(pace, slot)).isEqualTo(quiet);
  }

  @Test
  void whoWaitsForTheWindowIsSpreadOverItsStart() {
    Slots.Pace pace = pace("America/New_York", MOST_JITTER, "America/Los_Angeles");

    assertThat(slots.next(pace, Instant.parse("2026-11-24T12:00:00Z")))
        .isEqualTo(Instant.parse("2026-11-24T18:45:00Z"));
  }

  @Test
  void aTextNeverComesAtOnce() {
    Slots.Pace pace = pace("America/Chicago", NO_JITTER);
    Instant noon = Instant.parse("2026-11-24T18:00:00Z");

    assertThat(slots.first(pace, noon))
        .isEqualTo(new Slots.Slot(Instant.parse("2026-11-25T16:15:00Z"), false));
  }

  @Test
  void catchingUpEndsWithTheWindow() {
    // Ten in Honolulu is four in the afternoon in New York: two hours are left.
    Slots.Pace pace = pace("America/New_York", NO_JITTER, "Pacific/Honolulu");
    Instant slot = slots.next(pace, Instant.parse("2026-07-21T12:00:00Z"));

    assertThat(slots.passedOver(pace, slot, slot.plus(Duration.ofHours(2)).minusSeconds(1)))
        .isEmpty();
    assertThat(slots.passedOver(pace, slot, slot.plus(Duration.ofHours(2))))
        .contains(AlertOutcome.SKIPPED_OUTAGE);
  }

  @Test
  void catchingUpEndsAfterItsLimitInsideTheWindow() {
    Slots.Pace pace = pace("America/Chicago", NO_JITTER);
    Instant slot = Instant.parse("2026-11-24T16:15:00Z");

    assertThat(slots.passedOver(pace, slot, slot.plus(Duration.ofHours(4)))).isEmpty();
    assertThat(slots.passedOver(pace, slot, slot.plus(Duration.ofHours(4)).plusSeconds(1)))
        .contains(AlertOutcome.SKIPPED_OUTAGE);
  }

  @Test
  void aQuietSlotIsToldOfHoweverLateItIsRead() {
    Slots.Pace pace = pace("America/Chicago", NO_JITTER);
    Instant sunday = Instant.parse("2026-11-29T16:15:00Z");

    assertThat(slots.passedOver(pace, sunday, sunday)).contains(AlertOutcome.QUIET_HOURS);
    assertThat(slots.passedOver(pace, sunday, sunday.plus(Duration.ofDays(1))))
        .contains(AlertOutcome.QUIET_HOURS);
  }

  @Test
  void whoIsNotWrittenToDailyGetsAnotherDayForAQuietOne() {
    ZoneId zone = ZoneId.of("America/Chicago");
    LocalDate friday = LocalDate.of(2026, 11, 27);
    Instant sent = Instant.parse("2026-11-27T16:15:00Z");

    Instant every2 = slots.next(everyDays(2, paceAfter(friday, sent)), sent);
    Instant weekly = slots.next(everyDays(7, paceAfter(friday.minusDays(5), null)), sent);

    assertThat(every2.atZone(zone).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    assertThat(weekly.atZone(zone).toLocalDate()).isEqualTo(LocalDate.of(2026, 11, 30));
  }

  @Test
  void aWeeklyLeadWhoseWindowNeverOpensIsStillToldOf() {
    Slots.Pace pace = everyDays(7, pace("America/Chicago", NO_JITTER, "Asia/Tokyo"));
    Instant after = Instant.parse("2026-11-24T12:00:00Z");

    Instant slot = slots.next(pace, after);

    assertThat(slots.passedOver(pace, slot, slot)).contains(AlertOutcome.QUIET_HOURS);
    assertThat(slot).isBefore(after.plus(Duration.ofDays(9)));
  }

  private static Slots.Pace pace(String zone, String hash, String... phoneZones) {
    return text(
        ZoneId.of(zone), Arrays.stream(phoneZones).map(ZoneId::of).toList(), hash, null, null);
  }

  private static Slots.Pace paceAfter(LocalDate date, @Nullable Instant sent) {
    return text(ZoneId.of("America/Chicago"), List.of(), NO_JITTER, date, sent);
  }
}
