package io.leadline.activities.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecentSlotsTest {
  private static final Instant SLOT = Instant.parse("2026-11-24T14:15:07Z");
  private static final LocalDate DATE = LocalDate.of(2026, 11, 24);

  @ParameterizedTest
  @EnumSource(AlertOutcome.class)
  void remembersEveryOutcomeThroughItsBytes(AlertOutcome outcome) {
    RecentSlots.Entry entry = new RecentSlots.Entry(SLOT, outcome, DATE, 30, 7);

    RecentSlots read = RecentSlots.of(RecentSlots.NONE.plus(entry).toBytes());

    assertThat(read.entries()).containsExactly(entry);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pacific/Kiritimati", "Pacific/Niue", "Australia/Lord_Howe", "UTC"})
  void remembersTheLocalDateOnBothSidesOfTheDateLine(String zone) {
    for (int hour = 0; hour < 24; hour++) {
      Instant slot = SLOT.plus(Duration.ofHours(hour));
      LocalDate date = slot.atZone(ZoneId.of(zone)).toLocalDate();
      RecentSlots.Entry entry = new RecentSlots.Entry(slot, AlertOutcome.SENT, date, 1, 1);

      assertThat(RecentSlots.NONE.plus(entry).entries()).containsExactly(entry);
    }
  }

  @Test
  void forgetsTheOldestBeyondTheLimit() {
    RecentSlots recent = RecentSlots.NONE;
    for (int day = 0; day < RecentSlots.LIMIT + 5; day++) {
      Instant slot = SLOT.plus(Duration.ofDays(day));
      recent =
          recent.plus(new RecentSlots.Entry(slot, AlertOutcome.NO_NEW, DATE.plusDays(day), 300, 0));
    }

    assertThat(recent.entries()).hasSize(RecentSlots.LIMIT);
    assertThat(recent.entries().getFirst().slot()).isEqualTo(SLOT.plus(Duration.ofDays(5)));
    assertThat(recent.entries().getLast().found()).isEqualTo(255);
  }
}
