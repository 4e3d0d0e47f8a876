package io.leadline.activities.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.alarm.AlarmChannel.Told;
import io.leadline.activities.failure.BackendUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupedAlarmsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final AlarmGroups shared = new LocalAlarmGroups();
  private final List<Told> told = new ArrayList<>();
  private Instant now = NOW;
  private boolean slackAway;
  private final GroupedAlarms one = process(shared);
  private final GroupedAlarms other = process(shared);

  private GroupedAlarms process(AlarmGroups groups) {
    return new GroupedAlarms(groups, this::tell, WINDOW, () -> now);
  }

  private void tell(Told alarm) throws IOException {
    if (slackAway) {
      throw new IOException("no answer");
    }
    told.add(alarm);
  }

  @Test
  void stormOfTenThousandInTwoProcessesIsTwoMessages() {
    for (int second = 0; second < 100; second++) {
      for (int i = 0; i < 50; i++) {
        one.raise(alarm("storm"));
        other.raise(alarm("storm"));
      }
      one.tellAll();
      other.tellAll();
      now = now.plusSeconds(1);
    }
    assertThat(told)
        .singleElement()
        .extracting(Told::first, Told::count)
        .containsExactly(true, 50L);

    now = NOW.plus(WINDOW);
    one.tellAll();
    other.tellAll();

    assertThat(told).hasSize(2);
    assertThat(told.getLast().first()).isFalse();
    assertThat(told.stream().mapToLong(Told::count).sum()).isEqualTo(10_000);
  }

  @Test
  void differentTroublesAreToldApart() {
    one.raise(alarm("a"));
    one.raise(alarm("b"));
    one.tellAll();

    assertThat(told).extracting(it -> it.alarm().group()).containsExactly("a", "b");
  }

  @Test
  void nothingIsLostWhileSlackIsAway() {
    slackAway = true;
    one.raise(alarm("a"));
    one.raise(alarm("a"));
    one.tellAll();
    assertThat(told).isEmpty();

    slackAway = false;
    now = NOW.plus(WINDOW);
    one.tellAll();

    assertThat(told).singleElement().extracting(Told::first, Told::count).containsExactly(true, 2L);
  }

  @Test
  void whatGoesOnIsCountedOnWhileSlackIsAway() {
    one.raise(alarm("a"));
    one.tellAll();
    one.raise(alarm("a"));
    one.tellAll();
    slackAway = true;
    now = NOW.plus(WINDOW);
    one.tellAll();
    slackAway = false;
    now = NOW.plus(WINDOW.multipliedBy(2));
    one.tellAll();

    assertThat(told).extracting(Told::first).containsExactly(true, false);
    assertThat(told).extracting(Told::count).containsExactly(1L, 1L);
  }

  @Test
  void aNewTroubleOfAProcessThatDiedBeforeItToldIsToldByAnotherOne() {
    Alarm alarm = alarm("a");
    shared.add(alarm, 4, NOW, NOW.plusSeconds(30));
    now = NOW.plusSeconds(30);
    other.tellAll();

    assertThat(told).containsExactly(new Told(alarm, 4, true, NOW));
  }

  @Test
  void storeThatIsAwayIsReplacedByGroupsOfThisProcess() {
    GroupedAlarms alone = process(new AwayGroups());
    for (int i = 0; i < 3; i++) {
      alone.raise(alarm("MongoDB"));
      alone.tellAll();
    }
    assertThat(told).hasSize(1);

    now = NOW.plus(WINDOW);
    alone.tellAll();

    assertThat(told).extracting(Told::count).containsExactly(1L, 2L);
  }

  @Test
  void whatWasRaisedLastIsToldOnClosing() {
    one.raise(alarm("a"));
    one.close();

    assertThat(told).hasSize(1);
  }

  private static Alarm alarm(String group) {
    return new Alarm(Severity.ERROR, group, group + " failed", "it broke", "e1", null);
  }

  private static final class AwayGroups implements AlarmGroups {
    @Override
    public boolean add(Alarm alarm, long count, Instant now, Instant until) {
      throw away();
    }

    @Override
    public void told(String group, long count, Instant until) {
      throw away();
    }

    @Override
    public List<Counted> end(Instant now, Duration window, Duration owedAgainAfter) {
      throw away();
    }

    private static BackendUnavailableException away() {
      return new BackendUnavailableException("MongoDB", "gone", new IOException("refused"));
    }
  }
}
