package io.leadline.starter;

import io.leadline.activities.job.watch.ScheduleTimes;
import io.leadline.activities.job.watch.ScheduleTimes.ScheduleTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.time.InstantSource;

/** How late each schedule is, as looked at now and then. */
final class ScheduleGauges {
  private static final double MILLIS = 1000.0;

  private final ScheduleTimes schedules;
  private final MultiGauge lateness;
  private final InstantSource clock;

  ScheduleGauges(ScheduleTimes schedules, MeterRegistry registry, InstantSource clock) {
    this.schedules = schedules;
    this.clock = clock;
    this.lateness =
        MultiGauge.builder("leadline.schedule.lateness")
            .description("How late a schedule is, or was with its last run")
            .baseUnit("seconds")
            .register(registry);
  }

  void look() {
    Instant now = clock.instant();
    lateness.register(schedules.all().stream().map(it -> row(it, now)).toList(), true);
  }

  private static MultiGauge.Row<Number> row(ScheduleTime schedule, Instant now) {
    return MultiGauge.Row.of(
        Tags.of("schedule", schedule.name()), schedule.lateness(now).toMillis() / MILLIS);
  }
}
