package io.leadline.activities.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownPostingsTest {
  @Test
  void remembersThroughItsBytes() {
    ShownPostings shown = ShownPostings.NONE.plus(List.of("a", "b"));

    ShownPostings read = ShownPostings.of(shown.toBytes());

    assertThat(read).isEqualTo(shown);
    assertThat(read.contains(ShownPostings.hash("a"))).isTrue();
    assertThat(read.contains(ShownPostings.hash("c"))).isFalse();
  }

  @Test
  void forgetsTheOldestBeyondTheLimit() {
    ShownPostings shown = ShownPostings.NONE;
    for (int i = 0; i <= ShownPostings.LIMIT; i++) {
      shown = shown.plus(List.of("posting " + i));
    }

    assertThat(shown.size()).isEqualTo(ShownPostings.LIMIT);
    assertThat(shown.contains(ShownPostings.hash("posting 0"))).isFalse();
    assertThat(shown.contains(ShownPostings.hash("posting 1"))).isTrue();
    assertThat(shown.contains(ShownPostings.hash("posting " + ShownPostings.LIMIT))).isTrue();
  }

  @Test
  void keepsTheNewestWhenMoreThanTheLimitComeAtOnce() {
    List<String> many = IntStream.range(0, 1000).mapToObj(i -> "posting " + i).toList();

    ShownPostings shown = ShownPostings.NONE.plus(many);

    assertThat(shown.contains(ShownPostings.hash("posting 999"))).isTrue();
    int firstKept = 1000 - ShownPostings.LIMIT;
    assertThat(shown.contains(ShownPostings.hash("posting " + firstKept))).isTrue();
    assertThat(shown.contains(ShownPostings.hash("posting " + (firstKept - 1)))).isFalse();
  }

  @Test
  void theHashIsStoredAndNeverChanges() {
    assertThat(ShownPostings.hash("123456789")).isEqualTo(0xE3069283);
  }
}
