package io.leadline.activities.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
  @ParameterizedTest
  @CsvSource({
    "100/s, 12:34:56.7, 12:34:56, 12:34:57",
    "600/min, 12:34:56.7, 12:34:00, 12:35:00",
    "20000/h, 12:34:56.7, 12:00:00, 13:00:00",
    "1/h, 13:00:00, 13:00:00, 14:00:00"
  })
  void periodsBeginWithThoseOfTheClock(String rate, String at, String begin, String next) {
    Instant moment = Instant.parse("2026-11-28T" + at + "Z");

    assertThat(Rate.parse(rate)).hasToString(rate);
    assertThat(Rate.parse(rate).begin(moment))
        .isEqualTo(Instant.parse("2026-11-28T" + begin + "Z").getEpochSecond());
    assertThat(Rate.parse(rate).nextBegin(moment))
        .isEqualTo(Instant.parse("2026-11-28T" + next + "Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "100", "0/s", "-1/s", "100/d", "many/s", "100 / s"})
  void refusesWhatIsNoRate(String text) {
    assertThatThrownBy(() -> Rate.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void offIsNoLimit() {
    assertThat(Rate.parse("off")).isEqualTo(Rate.UNLIMITED).hasToString("off");
    assertThat(Rate.UNLIMITED.isLimited()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"100/s, 90", "10/s, 9", "9/s, 9", "1/s, 1"})
  void keepsATenthForWhatSomebodyWaitsFor(String rate, int most) {
    assertThat(Rate.parse(rate).leavingATenth().most()).isEqualTo(most);
  }

  @ParameterizedTest
  @CsvSource({"9/s, true", "10/s, false", "599/min, true", "36000/h, false", "off, false"})
  void comparesWhateverThePeriods(String rate, boolean slower) {
    assertThat(Rate.parse(rate).isSlowerThan(Rate.parse("10/s"))).isEqualTo(slower);
  }
}
