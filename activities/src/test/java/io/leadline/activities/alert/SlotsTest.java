package io.leadline.activities.alert;

import static io.leadline.activities.alert.Paces.mail;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotsTest {
  /** Interest without jitter. */
  private static final String NO_JITTER = "0000000000000000";

  @ParameterizedTest(name = "{0} after {2} at {1}: {3}")
  @CsvSource({
    // the rhythm of every day
    "America/Chicago,     08:00, 2026-11-24T13:59:59Z, 2026-11-24T14:00:00Z",
    "America/Chicago,     08:00, 2026-11-24T14:00:00Z, 2026-11-25T14:00:00Z",
    // clocks go forward: 23 hours later; a time that does not exist comes an hour later
    "America/Chicago,     08:00, 2027-03-13T14:00:00Z, 2027-03-14T13:00:00Z",
    "America/Chicago,     02:30, 2027-03-14T07:00:00Z, 2027-03-14T08:30:00Z",
    // clocks go back: 25 hours later; a time that comes twice counts once, the first
    "America/Chicago,     08:00, 2026-10-31T13:00:00Z, 2026-11-01T14:00:00Z",
    "America/Chicago,     01:30, 2026-11-01T05:00:00Z, 2026-11-01T06:30:00Z",
    "America/Chicago,     01:30, 2026-11-01T06:30:00Z, 2026-11-02T07:30:00Z",
    // half an hour of summer time
    "Australia/Lord_Howe, 08:00, 2026-10-02T21:30:00Z, 2026-10-03T21:00:00Z",
    "Australia/Lord_Howe, 02:15, 2026-10-03T15:00:00Z, 2026-10-03T15:45:00Z",
    // the first and the last zones of a day
    "Pacific/Kiritimati,  08:00, 2026-11-24T00:00:00Z, 2026-11-24T18:00:00Z",
    "Pacific/Niue,        08:00, 2026-11-24T00:00:00Z, 2026-11-24T19:00:00Z",
    // Samoa had no 30 December 2011
    "Pacific/Apia,        08:00, 2011-12-29T18:00:00Z, 2011-12-30T18:00:00Z",
    "Pacific/Apia,        08:00, 2011-12-30T18:00:00Z, 2011-12-31T18:00:00Z",
    // a day that begins at one, a leap day, the end of a year
    "America/Santiago,    00:30, 2026-09-05T12:00:00Z, 2026-09-06T04:30:00Z",
    "Europe/Warsaw,       08:00, 2028-02-28T07:00:00Z, 2028-02-29T07:00:00Z",
    "Europe/Warsaw,       08:00, 2026-12-31T07:00:00Z, 2027-01-01T07:00:00Z",
  })
  void nextSlot(String zone, LocalTime time, Instant after, Instant expected) {
    Slots slots = slotsAt(time, Duration.ZERO);

    assertThat(slots.next(pace(zone, null, null), after)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "from {0} to {1} at {2}: {3}")
  @CsvSource({
    // sent at 08:00 in Chicago, moved at 23:50 local time
    "America/Chicago,  America/Chicago,    2026-11-25T05:50:00Z, 2026-11-25T14:00:00Z",
    "America/Chicago,  Europe/Warsaw,      2026-11-25T05:50:00Z, 2026-11-26T07:00:00Z",
    "America/Chicago,  Pacific/Honolulu,   2026-11-25T05:50:00Z, 2026-11-25T18:00:00Z",
    "America/Chicago,  Pacific/Kiritimati, 2026-11-25T05:50:00Z, 2026-11-25T18:00:00Z",
    // sent on the 24th in Kiritimati, where it is a day later than in Honolulu
    "Pacific/Kiritimati, Pacific/Honolulu, 2026-11-24T09:50:00Z, 2026-11-25T18:00:00Z",
  })
  void oneSendPerDateAfterAChangeOfZone(String from, String to, Instant at, Instant expected) {
    Slots slots = slotsAt(LocalTime.of(8, 0), Duration.ZERO);
    LocalDate date = LocalDate.of(2026, 11, 24);
    Instant sent = date.atTime(8, 0).atZone(ZoneId.of(from)).toInstant();
    Instant pending = slots.next(pace(from, date, sent), sent);

    Instant moved = slots.moved(pace(to, date, sent), pending, at);

    assertThat(moved).isEqualTo(expected);
    assertThat(Duration.between(sent, moved)).isGreaterThanOrEqualTo(Duration.ofHours(18));
    assertThat(moved.atZone(ZoneId.of(to)).toLocalDate()).isAfter(date);
  }

  @Test
  void aSlotThatIsDueStaysWhenTheLeadMoves() {
    Slots slots = slotsAt(LocalTime.of(8, 0), Duration.ZERO);
    Instant due = Instant.parse("2026-11-24T14:00:00Z");

    assertThat(slots.moved(pace("Europe/Warsaw", null, null), due, due.plusSeconds(60)))
        .isEqualTo(due);
    assertThat(
            slots.moved(
                pace("Europe/Warsaw", LocalDate.of(2026, 11, 24), null), due, due.plusSeconds(60)))
        .isEqualTo(Instant.parse("2026-11-25T07:00:00Z"));
  }

  @Test
  void theGapMovesASlotToTheNextDate() {
    Slots slots = new Slots(AlertSettings.DEFAULTS);
    Instant lateAlert = Instant.parse("2026-11-24T22:00:00Z");
    LocalDate date = LocalDate.of(2026, 11, 24);

    assertThat(slots.next(pace("America/Chicago", date, lateAlert), lateAlert))
        .isEqualTo(Instant.parse("2026-11-26T14:00:00Z"));
    assertThat(
            slots.next(pace("America/Chicago", date, lateAlert.minusSeconds(4 * 3600)), lateAlert))
        .isEqualTo(Instant.parse("2026-11-25T14:00:00Z"));
  }

  @Test
  void theFirstAlertComesAtOnceWhenTheSlotIsFar() {
    Slots slots = new Slots(AlertSettings.DEFAULTS);
    Instant evening = Instant.parse("2026-11-25T01:59:59Z");
    Instant night = Instant.parse("2026-11-25T02:00:00Z");

    assertThat(slots.first(pace("America/Chicago", null, null), evening))
        .isEqualTo(new Slots.Slot(evening, true));
    assertThat(slots.first(pace("America/Chicago", null, null), night))
        .isEqualTo(new Slots.Slot(Instant.parse("2026-11-25T14:00:00Z"), false));
  }

  @Test
  void nobodyWhoHasHadTodaysAlertGetsAnotherAtOnce() {
    Slots slots = new Slots(AlertSettings.DEFAULTS);
    Instant noon = Instant.parse("2026-11-24T18:00:00Z");
    Instant tomorrow = Instant.parse("2026-11-25T14:00:00Z");

    assertThat(slots.first(pace("America/Chicago", LocalDate.of(2026, 11, 24), null), noon))
        .isEqualTo(new Slots.Slot(tomorrow, false));
    assertThat(slots.first(pace("America/Chicago", null, noon.minusSeconds(3600)), noon))
        .isEqualTo(new Slots.Slot(tomorrow, false));
  }

  @Test
  void jitterFollowsTheInterest() {
    Slots slots = new Slots(AlertSettings.DEFAULTS);
    Instant after = Instant.parse("2026-11-24T00:00:00Z");
    Slots.Pace one = mail(ZoneId.of("UTC"), "ffffffffffffffff", null, null);
    Slots.Pace other = mail(ZoneId.of("UTC"), "0000000000000a8c", null, null);

    assertThat(slots.next(one, after)).isEqualTo(slots.next(one, after));
    assertThat(slots.next(one, after))
        .isBetween(Instant.parse("2026-11-24T08:00:00Z"), Instant.parse("2026-11-24T08:45:00Z"));
    assertThat(slots.next(other, after)).isEqualTo(Instant.parse("2026-11-24T08:45:00Z"));
  }

  @Test
  void jitterOverMidnightLosesNoDay() {
    Slots slots = slotsAt(LocalTime.of(23, 59), Duration.ofMinutes(45));
    Slots.Pace pace = mail(ZoneId.of("UTC"), "0000000000000a8c", null, null);
    Instant slot = slots.next(pace, Instant.parse("2026-11-24T12:00:00Z"));
    assertThat(slot).isEqualTo(Instant.parse("2026-11-25T00:44:00Z"));

    Slots.Pace sent = mail(ZoneId.of("UTC"), "0000000000000a8c", LocalDate.of(2026, 11, 25), slot);

    assertThat(slots.next(sent, slot)).isEqualTo(Instant.parse("2026-11-26T00:44:00Z"));
  }

  @Test
  void isStaleOnlyAfterTheCatchUp() {
    Slots slots = new Slots(AlertSettings.DEFAULTS);
    Instant slot = Instant.parse("2026-11-24T14:00:00Z");
    Slots.Pace pace = pace("America/Chicago", null, null);

    assertThat(slots.stale(pace, slot, slot)).isFalse();
    assertThat(slots.stale(pace, slot, slot.plus(Duration.ofHours(4)))).isFalse();
    assertThat(slots.stale(pace, slot, slot.plus(Duration.ofHours(4)).plusSeconds(1))).isTrue();
  }

  private static Slots slotsAt(LocalTime time, Duration jitter) {
    AlertSettings d = AlertSettings.DEFAULTS;
    return new Slots(
        new AlertSettings(
            time,
            time,
            d.textWindow(),
            jitter,
            d.minGap(),
            d.catchUp(),
            d.atOnce(),
            d.maxPostings(),
            d.minPostings(),
            d.perCompany(),
            d.minScore()));
  }

  private static Slots.Pace pace(
      String zone, @Nullable LocalDate lastDate, @Nullable Instant lastSentAt) {
    return mail(ZoneId.of(zone), NO_JITTER, lastDate, lastSentAt);
  }
}
