package io.leadline.activities.alert;

import static io.leadline.activities.alert.Paces.mail;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SlotsPropertiesTest {
  private static final Duration GAP = Duration.ofHours(18);
  private static final List<String> ZONES =
      List.of(
          "America/Chicago",
          "America/St_Johns",
          "Australia/Lord_Howe",
          "Europe/Warsaw",
          "America/Santiago",
          "Africa/Casablanca",
          "Asia/Kathmandu",
          "Pacific/Kiritimati",
          "Pacific/Apia",
          "Pacific/Niue",
          "UTC");

  private final Slots slots = new Slots(AlertSettings.DEFAULTS);

  /**
   * One day in a life: how late the run is, where the lead moves to afterwards and when.
   *
   * @param lateMinutes of the run after the slot
   * @param move zone it moves to, index into ZONES; beyond its end the lead stays
   * @param moveAfterMinutes after the run
   */
  record Day(int lateMinutes, int move, int moveAfterMinutes) {}

  @Property(tries = 2000)
  void neverTwoOnOneDateNorWithinTheGap(
      @ForAll("instants") Instant start, @ForAll("days") List<Day> days, @ForAll long interest) {
    String hash = "%016x".formatted(interest);
    ZoneId zone = ZoneId.of("America/Chicago");
    LocalDate lastDate = null;
    Instant lastSentAt = null;
    Slots.Slot first = slots.first(mail(zone, hash, null, null), start);
    assertThat(first.at()).isBetween(start, start.plus(Duration.ofHours(12)));
    Instant slot = first.at();
    boolean counts = !first.atOnce();
    for (Day day : days) {
      Instant now = slot.plus(Duration.ofMinutes(day.lateMinutes()));
      LocalDate date = slot.atZone(zone).toLocalDate();
      if (lastDate != null) {
        assertThat(date).isAfter(lastDate);
      }
      if (!slots.stale(mail(zone, hash, lastDate, lastSentAt), slot, now)) {
        if (lastSentAt != null) {
          assertThat(Duration.between(lastSentAt, now)).isGreaterThanOrEqualTo(GAP);
        }
        lastSentAt = counts ? now : lastSentAt;
      }
      counts = true;
      lastDate = date;
      Instant next = slots.next(mail(zone, hash, lastDate, lastSentAt), slot);
      assertThat(next).isBetween(slot, slot.plus(Duration.ofHours(53)));
      slot = next;
      if (day.move() < ZONES.size()) {
        zone = ZoneId.of(ZONES.get(day.move()));
        Instant moveAt = now.plus(Duration.ofMinutes(day.moveAfterMinutes()));
        slot = slots.moved(mail(zone, hash, lastDate, lastSentAt), slot, moveAt);
      }
    }
  }

  @Property
  void aQuietLifeHasOneSlotOnEveryDate(@ForAll("instants") Instant start, @ForAll long interest) {
    String hash = "%016x".formatted(interest);
    for (String name : ZONES) {
      ZoneId zone = ZoneId.of(name);
      Instant slot = slots.next(mail(zone, hash, null, null), start);
      for (int i = 0; i < 20; i++) {
        LocalDate date = slot.atZone(zone).toLocalDate();
        Instant next = slots.next(mail(zone, hash, date, slot), slot);
        assertThat(next.atZone(zone).toLocalDate()).isEqualTo(date.plusDays(1));
        slot = next;
      }
    }
  }

  @Provide
  Arbitrary<Instant> instants() {
    long from = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
    return Arbitraries.longs().between(from, from + 3L * 366 * 86_400).map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<List<Day>> days() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 6 * 60),
            Arbitraries.integers().between(0, 3 * ZONES.size()),
            Arbitraries.integers().between(0, 36 * 60))
        .as(Day::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }
}
