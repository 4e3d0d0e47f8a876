package io.leadline.activities.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.job.FakeAuditLog;
import io.leadline.activities.job.FakeJobBrakes;
import io.leadline.activities.job.run.JobTrial;
import io.leadline.activities.lead.FakeLeadStore;
import io.leadline.activities.lead.FakeTransitions;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.policy.RateThresholds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
  void findsNothingWhenNothingWasSent() {
    List<Alarm> alarms = new ArrayList<>();
    RateBrakes brakes =
        new RateBrakes(
            new FakeJobBrakes(),
            new FakeAuditLog(),
            RateThresholds.DEFAULTS,
            alarms::add,
            () -> "a1",
            () -> NOW);
    var trial = JobTrial.of(new WatchRates(statistics, brakes, alarms::add, () -> NOW));

    assertThat(trial.run(new WatchRates.Input()).result()).isEmpty();
    assertThat(trial.again().result()).isEmpty();
    assertThat(alarms).isEmpty();
  }
}
