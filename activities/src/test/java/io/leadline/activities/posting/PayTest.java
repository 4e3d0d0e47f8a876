package io.leadline.activities.posting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          $40 an hour                    | USD | 83200  | 83200
          $40 – $60 an hour              | USD | 83200  | 124800
          $18.50/hr                      | USD | 38480  | 38480
          $1,200 a week                  | USD | 62400  | 62400
          $120,000 – $150,000 a year     | USD | 120000 | 150000
          USD 120000 per year            | USD | 120000 | 120000
          CA$85,000 a year               | CAD | 85000  | 85000
          £350 a day                     | GBP | 91000  | 91000
          60k EUR a year                 | EUR | 60000  | 60000
          60-80k € per annum             | EUR | 60000  | 80000
          5.000,00 € im Monat            | EUR | 60000  | 60000
          28-34 zł/h                     | PLN | 58240  | 70720
          4 666 zł miesięcznie           | PLN | 55992  | 55992
          od 30,50 zł / godz.            | PLN | 63440  | 63440
          """)
  void readsWhatIsStated(String text, String currency, double least, double most) {
    assertThat(Pay.parse(text)).contains(new Pay(currency, least, most));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "competitive",
        "$40",
        "40 an hour",
        "$40 an hour, 8 hours a day",
        "a year in $",
        "$100,000 – $120,000"
      })
  void guessesNothing(String text) {
    assertThat(Pay.parse(text)).isEmpty();
  }

  @Test
  void comparesWhatComparesAndNothingElse() {
    Pay expected = Pay.parse("$20 an hour").orElseThrow();

    assertThat(Pay.parse("$12 – $15 an hour").orElseThrow().isBelow(expected)).isTrue();
    assertThat(Pay.parse("$12 – $20 an hour").orElseThrow().isBelow(expected)).isFalse();
    assertThat(Pay.parse("$30,000 a year").orElseThrow().isBelow(expected)).isTrue();
    assertThat(Pay.parse("€5 an hour").orElseThrow().isBelow(expected)).isFalse();
    assertThat(Pay.parse(null)).isEmpty();
    assertThat(Pay.parse("$".repeat(10_000))).isEmpty();
  }
}
