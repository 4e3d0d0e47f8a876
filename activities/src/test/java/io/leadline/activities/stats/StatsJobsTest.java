package io.leadline.activities.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.run.JobTrial;
import io.leadline.activities.lead.FakeLeadStore;
import io.leadline.activities.lead.FakeTransitions;
import io.leadline.activities.message.FakeMessageLedger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatsJobsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T00:20:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  private final Statistics statistics =
      new Statistics(
          new FakeMessageLedger(), new FakeTransitions(), new FakeLeadStore(), () -> NOW);
  private final FakeDailyStats stored = new FakeDailyStats();

  @Test
  void keepsTheDaysThatLateEventsCanChange() {
    var trial = JobTrial.of(new RollUpStats(statistics, stored, () -> NOW));

    assertThat(trial.run(new RollUpStats.Input(null)).result()).isEqualTo(8);
    assertThat(trial.again().result()).isEqualTo(8);

    assertThat(stored.between(LocalDate.EPOCH, TODAY))
        .isEqualTo(statistics.of(TODAY.minusDays(7), TODAY, ZoneOffset.UTC));
  }

  @Test
  void raisesNoAlarmWhenNothingWasSent() {
    List<String> alarms = new ArrayList<>();
    var trial =
        JobTrial.of(new WatchRates(statistics, alarm -> alarms.add(alarm.words()), () -> NOW));

    assertThat(trial.run(new WatchRates.Input()).result()).isEmpty();
    assertThat(alarms).isEmpty();
  }

  @Test
  void findsRatesThatAreOutOfBounds() {
    List<DayStats> quiet = List.of(day(1000, 995, 5, 0, 100, 60));

    assertThat(RateRules.alarms(quiet, quiet)).isEmpty();
    assertThat(RateRules.alarms(List.of(day(1000, 1000, 0, 1, 0, 0)), quiet))
        .containsExactly("complaints are at 0.10 % (1 of 1000), the limit is 0.10 %");
    assertThat(RateRules.alarms(List.of(day(1000, 900, 20, 0, 0, 0)), quiet))
        .containsExactly("hard bounces are at 2.00 % (20 of 1000), the limit is 2.00 %");
    assertThat(RateRules.alarms(List.of(day(0, 0, 0, 0, 100, 29)), quiet))
        .containsExactly("only 29 % of sign-ups are confirmed, usually 60 %");
  }

  @Test
  void saysNothingOfAHandful() {
    assertThat(RateRules.alarms(List.of(day(10, 10, 5, 5, 10, 0)), List.of())).isEmpty();
  }

  private static DayStats day(
      long sent, long delivered, long bounced, long complained, long signedUp, long confirmed) {
    return new DayStats(
        TODAY,
        Map.of(
            "email alert",
            new MessageCounts(sent, 0, delivered, bounced, 0, 0, complained, 0, 0, 0, 0, 0)),
        Map.of(),
        Map.of(),
        new LeadCounts(signedUp, confirmed, Map.of(), Map.of(), Map.of()),
        null,
        Map.of());
  }
}
