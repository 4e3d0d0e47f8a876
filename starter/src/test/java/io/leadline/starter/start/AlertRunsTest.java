package io.leadline.starter.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.starter.start.AlertRuns.SlotRun;
import io.leadline.workflows.alert.AlertCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AlertRunsTest {
  private final TreeSet<Instant> due = new TreeSet<>();
  private final List<SlotRun> told = new ArrayList<>();
  private final AlertRuns runs =
      new AlertRuns(
          () -> due.isEmpty() ? Optional.empty() : Optional.of(due.first()),
          slot -> {
            List<Instant> taken = List.copyOf(due.headSet(slot, true));
            due.removeAll(taken);
            return new AlertCounts(Map.of("SENT", (long) taken.size()));
          });

  @Test
  void runsEachQuarterHourThatHasSomethingDue_andNoOther() {
    due.add(at("08:00"));
    due.add(at("08:07"));
    due.add(at("08:15"));
    due.add(at("11:01"));
    due.add(at("14:00"));

    assertThat(runs.runUpTo(at("12:00"), told::add))
        .containsExactly(sent("08:00", 1), sent("08:15", 2), sent("11:15", 1));
    assertThat(told).hasSize(3);
    assertThat(due).containsExactly(at("14:00"));
  }

  @Test
  void runsAtTheMomentItself_whenTheQuarterHourIsYetToCome() {
    due.add(at("11:46"));

    assertThat(runs.runUpTo(at("11:50"), told::add)).containsExactly(sent("11:50", 1));
  }

  @Test
  void runsNothing_whenNothingIsDue() {
    due.add(at("12:01"));

    assertThat(runs.runUpTo(at("12:00"), told::add)).isEmpty();
  }

  @Test
  void givesUp_whenASlotLeavesAlertsBehind() {
    AlertRuns stuck = new AlertRuns(() -> Optional.of(at("08:00")), slot -> AlertCounts.NONE);

    assertThatThrownBy(() -> stuck.runUpTo(at("12:00"), told::add))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("08:00");
  }

  private static SlotRun sent(String time, long count) {
    return new SlotRun(at(time), new AlertCounts(Map.of("SENT", count)));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-24T" + time + ":00Z");
  }
}
