package io.leadline.activities.alert;

import static io.leadline.activities.alert.HitBuilder.aHit;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.alert.Ranking.Verdict;
import io.leadline.activities.posting.PostingHit;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RankingTest {
  private static final Ranking.Reader SHOWN =
      Ranking.Reader.of(ShownPostings.NONE.plus(List.of("old", "older")));

  private final Ranking ranking = new Ranking(settings(4, 1, 2, 0.5));

  static Stream<Arguments> cases() {
    return Stream.of(
        judged("nothing found"),
        judged("best first", hit("a", 3), "a: CHOSEN", hit("b", 5), "b: CHOSEN"),
        judged("ties by id", hit("b", 2), "b: CHOSEN", hit("a", 2), "a: CHOSEN"),
        judged("shown before", hit("old", 9), "old: SHOWN_BEFORE", hit("a", 1), "a: CHOSEN"),
        judged("below the floor", hit("a", 0.5), "a: CHOSEN", hit("b", 0.49), "b: SCORE_TOO_LOW"),
        judged(
            "two per company, however written",
            aHit("a").company("Acme").score(5).build(),
            "a: CHOSEN",
            aHit("b").company(" ACME ").score(4).build(),
            "b: CHOSEN",
            aHit("c").company("acme").score(3).build(),
            "c: TOO_MANY_OF_COMPANY",
            aHit("d").company("Other").score(2).build(),
            "d: CHOSEN"),
        judged(
            "what was shown before leaves room for its company",
            aHit("old").company("Acme").score(5).build(),
            "old: SHOWN_BEFORE",
            aHit("b").company("Acme").score(4).build(),
            "b: CHOSEN",
            aHit("c").company("Acme").score(3).build(),
            "c: CHOSEN"),
        judged(
            "postings without a company are not limited",
            aHit("a").company(null).score(5).build(),
            "a: CHOSEN",
            aHit("b").company(" ").score(4).build(),
            "b: CHOSEN",
            aHit("c").company(null).score(3).build(),
            "c: CHOSEN"),
        judged(
            "the same job listed twice",
            aHit("a").title("Nurse  RN").company("Acme").score(5).build(),
            "a: CHOSEN",
            aHit("b").title("nurse rn").company("ACME").score(4).build(),
            "b: SAME_AS_ANOTHER",
            aHit("c").title("Nurse RN").company("Acme").place("Dallas, TX").score(3).build(),
            "c: CHOSEN"),
        judged(
            "the alert is full",
            hit("a", 9),
            "a: CHOSEN",
            hit("b", 8),
            "b: CHOSEN",
            hit("c", 7),
            "c: CHOSEN",
            hit("d", 6),
            "d: CHOSEN",
            hit("e", 5),
            "e: ALERT_FULL"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void judges(List<PostingHit> hits, List<String> expected) {
    List<String> verdicts =
        ranking.judge(Ranking.candidates(hits), SHOWN).stream()
            .map(judged -> judged.posting().id() + ": " + judged.verdict())
            .toList();

    assertThat(verdicts).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void isTheSameInWhateverOrderTheHitsCome() {
    List<PostingHit> hits =
        new ArrayList<>(
            IntStream.range(0, 40)
                .mapToObj(i -> aHit("p" + i).company("c" + i % 7).score(1 + i % 5).build())
                .toList());
    List<PostingHit> chosen = ranking.choose(Ranking.candidates(hits), SHOWN);
    assertThat(chosen).hasSize(4);
    Random random = new Random(42);
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(hits, random);

      assertThat(ranking.choose(Ranking.candidates(hits), SHOWN)).isEqualTo(chosen);
    }
  }

  @Test
  void choosesNothingWhenTooFewAreNew() {
    Ranking atLeastTwo = new Ranking(settings(4, 2, 2, 0));
    List<PostingHit> hits = List.of(hit("a", 2), hit("old", 1));

    assertThat(atLeastTwo.choose(Ranking.candidates(hits), SHOWN)).isEmpty();
    assertThat(atLeastTwo.judge(Ranking.candidates(hits), SHOWN))
        .extracting(Ranking.Judged::verdict)
        .containsExactly(Verdict.CHOSEN, Verdict.SHOWN_BEFORE);
    assertThat(atLeastTwo.choose(Ranking.candidates(hits), Ranking.Reader.of(ShownPostings.NONE)))
        .hasSize(2);
  }

  @Test
  void ordersTheAlertBestFirst() {
    List<PostingHit> hits = List.of(hit("low", 1), hit("high", 8), hit("b", 3), hit("a", 3));

    assertThat(ranking.choose(Ranking.candidates(hits), SHOWN))
        .extracting(PostingHit::id)
        .containsExactly("high", "a", "b", "low");
  }

  /** A named case: hits, each followed by what is to be decided about it. */
  private static Arguments judged(String name, Object... hitsAndVerdicts) {
    List<PostingHit> hits = new ArrayList<>();
    List<String> verdicts = new ArrayList<>();
    for (Object one : hitsAndVerdicts) {
      if (one instanceof PostingHit hit) {
        hits.add(hit);
      } else {
        verdicts.add((String) one);
      }
    }
    return Arguments.of(Named.of(name, hits), verdicts);
  }

  private static PostingHit hit(String id, double score) {
    return aHit(id).score(score).build();
  }

  private static AlertSettings settings(int most, int least, int perCompany, double minScore) {
    return new AlertSettings(
        LocalTime.of(8, 0),
        LocalTime.of(10, 15),
        TextWindow.DEFAULTS,
        Duration.ZERO,
        Duration.ofHours(18),
        Duration.ofHours(4),
        Duration.ofHours(12),
        most,
        least,
        perCompany,
        minScore);
  }
}
