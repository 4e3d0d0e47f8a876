package io.leadline.starter;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.watch.ScheduleTimes.ScheduleTime;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleGaugesTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  @Test
  void showsHowLateEachScheduleIs() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ScheduleTime late = new ScheduleTime("leadline-a", false, NOW.minusSeconds(90), null, null);
    ScheduleTime done =
        new ScheduleTime(
            "leadline-b", false, NOW.plusSeconds(9), NOW.minusSeconds(60), NOW.minusMillis(58500));

    new ScheduleGauges(() -> List.of(late, done), registry, () -> NOW).look();

    assertThat(registry.scrape())
        .contains("leadline_schedule_lateness_seconds{schedule=\"leadline-a\"} 90.0")
        .contains("leadline_schedule_lateness_seconds{schedule=\"leadline-b\"} 1.5");
    registry.close();
  }
}
