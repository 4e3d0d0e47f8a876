package io.leadline.activities.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.alarm.AlarmGroups.Counted;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link AlarmGroups} counts; extended by the local ones and each adapter. */
public abstract class AlarmGroupsContract {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(10);

  /** The groups under test, none open. */
  protected abstract AlarmGroups groups();

  @Test
  public void firstOpensItsGroup_andThoseThatFollowAreCounted() {
    assertThat(add("a", 3, NOW)).isTrue();
    assertThat(add("a", 2, NOW.plusSeconds(1))).isFalse();
    assertThat(add("b", 1, NOW.plusSeconds(1))).isTrue();
    assertThat(add("a", 40, NOW.plusSeconds(2))).isFalse();

    assertThat(groups().end(NOW.plus(WINDOW).minusSeconds(1), WINDOW)).isEmpty();
    assertThat(groups().end(NOW.plus(WINDOW), WINDOW))
        .containsExactly(new Counted(alarm("a"), 42, NOW));
  }

  @Test
  public void endsAWindowOnce() {
    add("a", 1, NOW);
    add("a", 1, NOW);
    Instant over = NOW.plus(WINDOW);

    assertThat(groups().end(over, WINDOW)).hasSize(1);
    assertThat(groups().end(over, WINDOW)).isEmpty();
  }

  @Test
  public void goesOnCounting_untilAWindowStaysQuiet() {
    add("a", 1, NOW);
    add("a", 5, NOW);
    Instant second = NOW.plus(WINDOW);
    groups().end(second, WINDOW);
    assertThat(add("a", 7, second.plusSeconds(1))).isFalse();

    assertThat(groups().end(second.plus(WINDOW), WINDOW))
        .containsExactly(new Counted(alarm("a"), 7, second));
    assertThat(groups().end(second.plus(WINDOW.multipliedBy(2)), WINDOW)).isEmpty();
    assertThat(add("a", 1, second.plus(WINDOW.multipliedBy(2)))).isTrue();
  }

  private boolean add(String name, long count, Instant at) {
    return groups().add(alarm(name), count, at, at.plus(WINDOW));
  }

  private static Alarm alarm(String name) {
    return new Alarm(Severity.ERROR, name, name + " failed", "it broke", "e1", "/jobs/j1");
  }
}
