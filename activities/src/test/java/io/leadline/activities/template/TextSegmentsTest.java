package io.leadline.activities.template;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSegmentsTest {
  @ParameterizedTest(name = "{1} x {0}: {2}")
  @CsvSource({
    "a, 0, 1",
    "a, 160, 1",
    "a, 161, 2",
    "a, 306, 2",
    "a, 307, 3",
    // extension characters take two places
    "€, 80, 1",
    "€, 81, 2",
    // and are not cut in two: 76 fit into 153 places
    "€, 152, 2",
    "€, 153, 3",
    "ą, 70, 1",
    "ą, 71, 2",
    "ą, 134, 2",
    "ą, 135, 3",
    // a pair of surrogates is not cut either: 33 fit into 67 places
    "🙂, 35, 1",
    "🙂, 36, 2",
    "🙂, 66, 2",
    "🙂, 67, 3",
  })
  void countsSegments(String character, int times, int segments) {
    assertThat(TextSegments.count(character.repeat(times))).isEqualTo(segments);
  }

  @Test
  void oneLetterOutsideOfTheAlphabetShortensThemAll() {
    assertThat(TextSegments.count("a".repeat(159) + "ä")).isEqualTo(1);
    assertThat(TextSegments.count("a".repeat(159) + "ą")).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "“St. David’s” – nurse… | \"St. David's\" - nurse...",
        "A · B • C | A - B - C",
        "zażółć 🙂 €5 | zażółć 🙂 €5",
      })
  void plainTextKeepsItsMeaning(String text, String plain) {
    assertThat(TextSegments.plain(text)).isEqualTo(plain);
  }

  @Property
  void moreTextNeverTakesFewerSegments(
      @ForAll @StringLength(max = 400) @CharRange(from = ' ', to = '€') String text,
      @ForAll char more) {
    assertThat(TextSegments.count(text + more)).isGreaterThanOrEqualTo(TextSegments.count(text));
    assertThat(TextSegments.count(text)).isBetween(1, text.length() / 33 + 1);
  }
}
