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
  private static final Duration OWED = Duration.ofSeconds(30);

  /** The groups under test, none open. */
  protected abstract AlarmGroups groups();

  @Test
  public void firstOpensItsGroup_andThoseThatFollowAreCounted() {
    assertThat(add("a", 3, NOW)).isTrue();
    assertThat(add("a", 2, NOW.plusSeconds(1))).isFalse();
    assertThat(add("b", 1, NOW.plusSeconds(1))).isTrue();
    assertThat(add("a", 40, NOW.plusSeconds(2))).isFalse();

    assertThat(groups().end(NOW.plus(WINDOW).minusSeconds(1), WINDOW, OWED)).isEmpty();
    assertThat(groups().end(NOW.plus(WINDOW), WINDOW, OWED))
        .containsExactly(new Counted(alarm("a"), 42, false, NOW));
  }

  @Test
  public void endsAWindowOnce() {
    add("a", 1, NOW);
    add("a", 1, NOW);
    Instant over = NOW.plus(WINDOW);

    assertThat(groups().end(over, WINDOW, OWED)).hasSize(1);
    assertThat(groups().end(over, WINDOW, OWED)).isEmpty();
  }

  @Test
  public void goesOnCounting_untilAWindowStaysQuiet() {
    add("a", 1, NOW);
    add("a", 5, NOW);
    Instant second = NOW.plus(WINDOW);
    groups().end(second, WINDOW, OWED);
    assertThat(add("a", 7, second.plusSeconds(1))).isFalse();

    assertThat(groups().end(second.plus(WINDOW), WINDOW, OWED))
        .containsExactly(new Counted(alarm("a"), 7, false, second));
    assertThat(groups().end(second.plus(WINDOW.multipliedBy(2)), WINDOW, OWED)).isEmpty();
    assertThat(add("a", 1, second.plus(WINDOW.multipliedBy(2)))).isTrue();
  }

  @Test
  public void whatNobodyWasToldOfIsOwedUntilSomebodySaysSo() {
    assertThat(groups().add(alarm("a"), 2, NOW, NOW.plus(OWED))).isTrue();
    assertThat(groups().add(alarm("a"), 1, NOW.plusSeconds(1), NOW.plus(OWED))).isFalse();
    assertThat(groups().end(NOW.plus(OWED).minusSeconds(1), WINDOW, OWED)).isEmpty();

    Instant again = NOW.plus(OWED);
    Counted owed = new Counted(alarm("a"), 3, true, NOW);
    assertThat(groups().end(again, WINDOW, OWED)).containsExactly(owed);
    assertThat(groups().end(again, WINDOW, OWED)).isEmpty();
    Instant third = again.plus(OWED);
    assertThat(groups().end(third, WINDOW, OWED)).containsExactly(owed);

    groups().told("a", 3, third.plus(WINDOW));
    groups().told("a", 3, third.plus(WINDOW));
    assertThat(groups().end(third.plus(OWED), WINDOW, OWED)).isEmpty();
    assertThat(add("a", 1, third.plus(OWED))).isFalse();
    assertThat(groups().end(third.plus(WINDOW), WINDOW, OWED))
        .containsExactly(new Counted(alarm("a"), 1, false, NOW));
  }

  /** Adds, and tells people if it is a first one. */
  private boolean add(String name, long count, Instant at) {
    boolean first = groups().add(alarm(name), count, at, at.plus(OWED));
    if (first) {
      groups().told(name, count, at.plus(WINDOW));
    }
    return first;
  }

  private static Alarm alarm(String name) {
    return new Alarm(Severity.ERROR, name, name + " failed", "it broke", "e1", "/jobs/j1");
  }
}
