package io.leadline.activities.alert;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.address.PhoneZones;
import io.leadline.activities.lead.Frequency;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.Preferences;
import io.leadline.workflows.lead.Channel;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/**
 * Leads on every calendar, enrolled as they are and run slot by slot: one alert per channel and
 * local date or none, and never two within the gap. The next slot is computed by the activity that
 * records the last one and stored; nothing works it out again.
 */
class CalendarTest {
  private static final Duration GAP = Duration.ofHours(18);
  private static final List<String> ZONES =
      List.of(
          "America/Chicago",
          "America/New_York",
          "America/Santiago",
          "Australia/Lord_Howe",
          "Europe/Warsaw",
          "Africa/Casablanca",
          "Asia/Kathmandu",
          "Pacific/Kiritimati",
          "Pacific/Apia",
          "Pacific/Niue");
  private static final List<String> PHONES =
      List.of("+15125550123", "+12125550123", "+18085550123", "+48601234567", "+79161234567");

  @Test
  void clocksThatGoForwardAndBackCostNoAlert() {
    for (String start : List.of("2027-03-10", "2026-10-28")) {
      Life life = new Life("America/Chicago", start);

      life.run(7);

      assertThat(life.dates(Channel.EMAIL)).isEqualTo(daysFrom(start, 7));
      // The change itself falls on a Sunday.
      assertThat(life.dates(Channel.SMS)).isEqualTo(weekdays(daysFrom(start, 7))).hasSize(6);
    }
  }

  @Test
  void lordHowesHalfHourCostsNoAlert() {
    for (String start : List.of("2026-10-01", "2027-04-01")) {
      Life life = new Life("Australia/Lord_Howe", start);

      life.run(7);

      assertThat(life.dates(Channel.EMAIL)).isEqualTo(daysFrom(start, 7));
      assertThat(life.dates(Channel.SMS)).isEqualTo(weekdays(daysFrom(start, 7)));
    }
  }

  @Test
  void kiritimatiIsADayAhead() {
    Life life = new Life("Pacific/Kiritimati", "2026-12-30");

    life.run(4);

    assertThat(life.dates(Channel.EMAIL)).isEqualTo(daysFrom("2026-12-30", 4));
    assertThat(life.alerts.getFirst().at().toString()).startsWith("2026-12-29T18:");
  }

  @Test
  void nothingGoesOutOnTheDayThatApiaLeftOut() {
    Life life = new Life("Pacific/Apia", "2011-12-28");

    life.run(4);

    List<LocalDate> dates =
        Stream.of("2011-12-28", "2011-12-29", "2011-12-31", "2012-01-01")
            .map(LocalDate::parse)
            .toList();
    assertThat(life.dates(Channel.EMAIL)).isEqualTo(dates);
    assertThat(life.dates(Channel.SMS)).isEqualTo(weekdays(dates));
  }

  @Test
  void aLeapDayAndTheEndOfAYearAreDaysLikeOthers() {
    for (String start : List.of("2028-02-27", "2026-12-30")) {
      Life life = new Life("Europe/Warsaw", start);

      life.run(4);

      assertThat(life.dates(Channel.EMAIL)).isEqualTo(daysFrom(start, 4));
    }
  }

  @Test
  void aWeeklyLeadKeepsItsWeekdayOverTheYear() {
    Life life = new Life("Europe/Warsaw", "2027-12-29");
    life.change("Europe/Warsaw", Frequency.WEEKLY);

    life.run(70);

    List<LocalDate> wednesdays =
        IntStream.range(0, 10)
            .mapToObj(week -> LocalDate.parse("2027-12-29").plusWeeks(week))
            .toList();
    assertThat(life.dates(Channel.EMAIL)).isEqualTo(wednesdays).contains(LocalDate.of(2028, 2, 23));
    assertThat(life.dates(Channel.SMS)).isEqualTo(wednesdays);
  }

  @Test
  void aZoneChangedJustBeforeMidnightBringsNoSecondAlert() {
    for (String to : ZONES) {
      Life life = new Life("America/Chicago", "2026-11-23");
      life.run(1);
      life.now = Instant.parse("2026-11-24T05:50:00Z");

      life.change(to, Frequency.DAILY);
      life.run(3);

      life.assertOnePerDateAndNoneWithinTheGap();
      assertThat(life.dates(Channel.EMAIL)).as(to).hasSizeBetween(3, 4);
    }
  }

  /** What happens to a lead: how long nothing changes, and what it changes then. */
  record Change(int days, int hours, String zone, Frequency frequency, int lateMinutes) {}

  @Property(tries = 150)
  void neverTwoOnADateOrWithinTheGapWhateverALeadDoes(
      @ForAll("starts") LocalDate start,
      @ForAll("zones") String zone,
      @ForAll("phones") String phone,
      @ForAll("changes") List<Change> changes) {
    Life life = new Life(zone, start.toString(), phone);
    for (Change change : changes) {
      life.late = Duration.ofMinutes(change.lateMinutes());
      life.run(change.days());
      life.now = life.now.plus(Duration.ofHours(change.hours()));
      life.change(change.zone(), change.frequency());
    }
    life.run(3);

    life.assertOnePerDateAndNoneWithinTheGap();
    life.assertTextsInTheirWindow();
  }

  @Provide
  Arbitrary<LocalDate> starts() {
    return Arbitraries.integers().between(0, 3 * 366).map(LocalDate.of(2026, 1, 1)::plusDays);
  }

  @Provide
  Arbitrary<String> zones() {
    return Arbitraries.of(ZONES);
  }

  @Provide
  Arbitrary<String> phones() {
    return Arbitraries.of(PHONES);
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 30),
            zones(),
            Arbitraries.of(Frequency.class),
            Arbitraries.integers().between(0, 10 * 60))
        .as(Change::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  /** An alert that went out. */
  private record Alert(Channel channel, LocalDate date, Instant at, List<ZoneId> zones) {}

  /** A lead with both channels whose slots are run one after the other. */
  private static final class Life {
    private final FakeAlertStates states = new FakeAlertStates();
    private final Slots slots = new Slots(AlertSettings.DEFAULTS);
    private final LeadAlertEnrolment enrolment =
        new LeadAlertEnrolment(states, slots, new PhoneZones());
    private final List<Alert> alerts = new ArrayList<>();
    private Lead lead;
    private Instant now;
    private Duration late = Duration.ofMinutes(10);

    /** Its phone is where the lead is, whatever its prefix says. */
    Life(String zone, String firstDate) {
      this(zone, firstDate, "+999");
    }

    Life(String zone, String firstDate, String phone) {
      lead = anActiveLead().phone(phone).zone(zone).build();
      // Three in the morning: the first slots are those of that date.
      now = LocalDate.parse(firstDate).atTime(3, 0).atZone(ZoneId.of(zone)).toInstant();
      enrolment.enrol(lead, now);
    }

    void change(String zone, Frequency frequency) {
      lead = lead.withPreferences(new Preferences(lead.interest(), ZoneId.of(zone), frequency));
      enrolment.enrol(lead, now);
    }

    /** Runs every slot of so many times 24 hours. */
    void run(int days) {
      Instant until = now.plus(Duration.ofDays(days));
      while (true) {
        AlertState due =
            states.find(lead.id()).stream()
                .min(Comparator.comparing(AlertState::dueSlot))
                .orElseThrow();
        if (!due.dueSlot().isBefore(until)) {
          now = until.isAfter(now) ? until : now;
          return;
        }
        Instant judgedAt = due.dueSlot().plus(late);
        AlertOutcome outcome =
            slots.passedOver(due.pace(), due.dueSlot(), judgedAt).orElse(AlertOutcome.SENT);
        if (outcome == AlertOutcome.SENT && !due.atOnce()) {
          List<ZoneId> zones = new ArrayList<>(due.phoneZones());
          zones.add(due.zone());
          alerts.add(new Alert(due.channel(), due.dueDate(), judgedAt, zones));
        }
        states.record(List.of(AlertResult.of(due, outcome, 1, List.of(), judgedAt, slots)));
        now = judgedAt.isAfter(now) ? judgedAt : now;
      }
    }

    List<LocalDate> dates(Channel channel) {
      return alerts.stream().filter(alert -> alert.channel() == channel).map(Alert::date).toList();
    }

    void assertOnePerDateAndNoneWithinTheGap() {
      Map<Channel, Alert> last = new EnumMap<>(Channel.class);
      for (Alert alert : alerts) {
        Alert before = last.put(alert.channel(), alert);
        if (before != null) {
          assertThat(alert.date()).isAfter(before.date());
          assertThat(Duration.between(before.at(), alert.at())).isGreaterThanOrEqualTo(GAP);
        }
      }
    }

    void assertTextsInTheirWindow() {
      alerts.stream()
          .filter(alert -> alert.channel() == Channel.SMS)
          .forEach(
              alert ->
                  assertThat(TextWindow.DEFAULTS.open(alert.at(), alert.zones()))
                      .as(alert.toString())
                      .isTrue());
    }
  }

  private static List<LocalDate> daysFrom(String first, int days) {
    LocalDate start = LocalDate.parse(first);
    return start.datesUntil(start.plusDays(days)).toList();
  }

  private static List<LocalDate> weekdays(List<LocalDate> dates) {
    return dates.stream().filter(date -> date.getDayOfWeek() != DayOfWeek.SUNDAY).toList();
  }
}
