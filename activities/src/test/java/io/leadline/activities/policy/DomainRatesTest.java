package io.leadline.activities.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainRatesTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 10, 20_000, 999_999_999})
  void theQuartersOfAnHourMakeItUp(int perHour) {
    DomainRates rates = DomainRates.parse("gmail.com=" + perHour);

    int sum =
        IntStream.range(0, 4)
            .map(quarter -> portion(rates, NOON.plusSeconds(quarter * 900L + 17)).most())
            .sum();

    assertThat(sum).isEqualTo(perHour);
  }

  @ParameterizedTest
  @CsvSource({
    "12:00:00, 12:00:00, 12:15:00",
    "12:14:59, 12:00:00, 12:15:00",
    "12:15:00, 12:15:00, 12:30:00",
    "12:59:59.9, 12:45:00, 13:00:00"
  })
  void aPortionIsAQuarterOfAnHour(String at, String begin, String next) {
    Instant moment = Instant.parse("2026-11-28T" + at + "Z");

    assertThat(portion(DomainRates.parse("a.example=8"), moment).begin())
        .isEqualTo(Instant.parse("2026-11-28T" + begin + "Z").getEpochSecond());
    assertThat(DomainRates.nextPortion(moment))
        .isEqualTo(Instant.parse("2026-11-28T" + next + "Z"));
  }

  @Test
  void limitsOnlyTheDomainsThatAreNamed_inAnyCase() {
    DomainRates rates = DomainRates.parse(" Gmail.com=20000, yahoo.com=5000 ");

    assertThat(rates.perHour()).containsOnlyKeys("gmail.com", "yahoo.com");
    assertThat(rates.portion("example.com", NOON)).isEmpty();
    assertThat(DomainRates.domainOf("Ada@GMAIL.com")).isEqualTo("gmail.com");
    assertThat(DomainRates.parse("")).isEqualTo(DomainRates.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gmail.com", "gmail.com=0", "gmail.com=many", "=5", "a b=5", "*=5"})
  void refusesWhatIsNoRateOfADomain(String text) {
    assertThatThrownBy(() -> DomainRates.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static DomainRates.Portion portion(DomainRates rates, Instant at) {
    return rates.portion(rates.perHour().keySet().iterator().next(), at).orElseThrow();
  }
}
