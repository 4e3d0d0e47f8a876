package io.leadline.activities.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.posting.FakePostingIndex;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The judged cases, on the index in memory. */
class MatchingTest {
  static Stream<Named<MatchingCase>> cases() {
    return MatchingCase.all().stream().map(one -> Named.of(one.name(), one));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void matches(MatchingCase judged) {
    AlertPreview.Explanation explanation = judged.explainedBy(new FakePostingIndex());

    assertThat(MatchingCase.verdicts(explanation)).isEqualTo(judged.verdicts());
    assertThat(MatchingCase.barred(explanation))
        .containsExactlyInAnyOrderElementsOf(
            Objects.requireNonNullElse(judged.barred(), List.of()));
  }
}
