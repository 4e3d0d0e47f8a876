package io.leadline.activities.job.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.watch.ScheduleTimes.ScheduleTime;
import io.leadline.activities.job.watch.StallRules.QueueNow;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StallRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  private final StallRules rules = new StallRules(WatchSettings.DEFAULTS);

  @ParameterizedTest
  @CsvSource({
    // queue, paused, backlog, oldest, before, busy, attempts, succeeded, group of the alarm
    "HIGH,    false, 2, PT4M, 0, 0, 0, 0,",
    "HIGH,    false, 2, PT6M, 0, 0, 0, 0, queue jobs-high waits",
    "DEFAULT, false, 2, PT6M, 0, 0, 0, 0,",
    "DEFAULT, false, 2, PT45M, 0, 0, 0, 0, queue jobs-default waits",
    "DEFAULT, true,  2, PT45M, 0, 0, 0, 0,",
    "LOW,     false, 2, PT7H, 0, 1, 9, 9, queue jobs-low waits",
    // runs but completes nothing
    "DEFAULT, false, 2, PT45M, 0, 3, 0, 0, queue jobs-default completes nothing",
    "DEFAULT, false, 0, PT0S, 0, 3, 0, 0,",
    "DEFAULT, false, 0, PT0S, 0, 3, 19, 0,",
    "DEFAULT, false, 0, PT0S, 0, 3, 20, 0, queue jobs-default completes nothing",
    "DEFAULT, false, 0, PT0S, 0, 3, 500, 1,",
    "DEFAULT, true,  0, PT0S, 0, 3, 20, 0,",
    // backlog growth
    "DEFAULT, false, 999, PT1M, 0, 1, 9, 9,",
    "DEFAULT, false, 1000, PT1M, 0, 1, 9, 9, queue jobs-default grows",
    "DEFAULT, false, 1000, PT1M, 500, 1, 9, 9, queue jobs-default grows",
    "DEFAULT, false, 1000, PT1M, 501, 1, 9, 9,",
    "DEFAULT, false, 1000, PT1M, 900;700;500, 1, 9, 9, queue jobs-default grows",
    "DEFAULT, false, 1000, PT1M, , 1, 9, 9,",
    "DEFAULT, true,  1000, PT1M, 0, 1, 9, 9,"
  })
  void looksAtAQueue(
      JobQueue queue,
      boolean paused,
      long backlog,
      Duration oldest,
      @Nullable String before,
      int busy,
      long attempts,
      long succeeded,
      @Nullable String group) {
    List<Long> backlogs =
        before == null
            ? List.of()
            : Arrays.stream(before.split(";", -1)).map(Long::valueOf).toList();

    List<Alarm> found =
        rules.of(
            new QueueNow(queue, paused, backlog, oldest, backlogs, 50, busy, attempts, succeeded));

    assertThat(found)
        .extracting(Alarm::group)
        .containsExactlyElementsOf(group == null ? List.of() : List.of(group));
  }

  @Test
  void saysWhenNoWorkerWorksOnAQueue() {
    QueueNow now = new QueueNow(JobQueue.LOW, false, 3, Duration.ofHours(8), List.of(), 0, 0, 0, 0);

    assertThat(rules.of(now))
        .extracting(Alarm::words)
        .containsExactly(
            "3 jobs wait in jobs-low, the oldest for 480 minutes; no worker works on it");
  }

  @ParameterizedTest
  @CsvSource({"19, 0", "20, 1"})
  void countsDeadLettersOfTheHour(long lately, int alarms) {
    assertThat(rules.deadLetters(lately).stream()).hasSize(alarms);
  }

  @ParameterizedTest
  @CsvSource({
    // paused, next, due, started (minutes from now), words
    "false, 5, -5, -5,",
    "false, -14, -30, -30,",
    "false, -16, -76, -76, s was due 16 minutes ago and has not run",
    "true, -16, -76, -76,",
    "false, 40, -20, -19,",
    "false, 40, -20, -2, s ran 18 minutes after it was due",
    "false, 40, -120, -60,",
    "false, 40, , ,",
    "false, , , ,"
  })
  void looksAtASchedule(
      boolean paused,
      @Nullable Integer next,
      @Nullable Integer due,
      @Nullable Integer started,
      @Nullable String words) {
    ScheduleTime schedule = new ScheduleTime("s", paused, at(next), at(due), at(started));

    assertThat(rules.schedule(schedule, NOW).map(Alarm::words).orElse(null)).isEqualTo(words);
  }

  private static @Nullable Instant at(@Nullable Integer minutes) {
    return minutes == null ? null : NOW.plus(Duration.ofMinutes(minutes));
  }
}
