package io.leadline.activities.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarmUpPlanTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 2, 27);

  @ParameterizedTest
  @CsvSource({"1, 200", "2, 300", "3, 450", "4, 675", "10, 7689", "20, 443368", "30, 25566808"})
  void growsByHalfEachDay(int day, int allowed) {
    LocalDate today = FIRST.plusDays(day - 1L);

    assertThat(WarmUpPlan.DEFAULTS.day(FIRST, today)).isEqualTo(day);
    assertThat(WarmUpPlan.DEFAULTS.allowance(FIRST, today)).hasValue(allowed);
  }

  @Test
  void endsAfterItsDays() {
    assertThat(WarmUpPlan.DEFAULTS.allowance(FIRST, FIRST.plusDays(29))).isPresent();
    assertThat(WarmUpPlan.DEFAULTS.allowance(FIRST, FIRST.plusDays(30))).isEmpty();
  }

  @Test
  void neverShrinks_whateverItIsSetTo() {
    WarmUpPlan steep = new WarmUpPlan(WarmUpPlan.Mode.ON, 1_000_000, 1000, 365);
    int before = 0;
    for (int day = 0; day < 365; day++) {
      int allowed = steep.allowance(FIRST, FIRST.plusDays(day)).orElseThrow();
      assertThat(allowed).isGreaterThanOrEqualTo(before);
      before = allowed;
    }
    assertThat(before).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void aClockThatIsBehindIsOnTheFirstDay_andAWarmDomainHasNoLimit() {
    assertThat(WarmUpPlan.DEFAULTS.allowance(FIRST, FIRST.minusDays(3))).hasValue(200);
    assertThat(WarmUpPlan.OFF.allowance(FIRST, FIRST)).isEmpty();
  }
}
