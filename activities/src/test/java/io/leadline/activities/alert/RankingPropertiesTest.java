package io.leadline.activities.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.alert.Ranking.Candidate;
import io.leadline.activities.alert.Ranking.Judged;
import io.leadline.activities.alert.Ranking.Reader;
import io.leadline.activities.alert.Ranking.Verdict;
import io.leadline.activities.posting.Pay;
import io.leadline.activities.posting.PostingHit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every alert, whatever was found, shown and followed. */
class RankingPropertiesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T14:15:00Z");
  private static final List<String> WORDS = List.of("nurse", "welder", "night", "lead", "icu");

  private final Ranking ranking = new Ranking(AlertSettings.DEFAULTS);

  /**
   * What an alert is made from.
   *
   * @param shown numbers of postings that the lead has seen
   * @param followed postings that it followed, and how many hours ago
   */
  record Given(List<PostingHit> hits, Set<Integer> shown, Map<Integer, Integer> followed) {
    Reader reader() {
      return new Reader(
          ShownPostings.NONE.plus(shown.stream().map(number -> "p" + number).toList()),
          affinity().at(NOW),
          Pay.parse("$20 an hour").orElseThrow());
    }

    Affinity affinity() {
      return Affinity.NONE.plus(
          followed.entrySet().stream()
              .filter(entry -> entry.getKey() < hits.size())
              .map(
                  entry ->
                      Affinity.Click.on(
                          hits.get(entry.getKey()), NOW.minus(Duration.ofHours(entry.getValue()))))
              .toList());
    }
  }

  @Property(tries = 1000)
  void neverMoreThanTwoOfACompany_norOneThatWasShown_norOneTwice(@ForAll("given") Given given) {
    List<PostingHit> chosen = ranking.choose(Ranking.candidates(given.hits()), given.reader());

    assertThat(
            chosen.stream()
                .filter(hit -> hit.company() != null)
                .collect(Collectors.groupingBy(PostingHit::company, Collectors.counting()))
                .values())
        .allMatch(count -> count <= 2);
    assertThat(chosen).extracting(PostingHit::id).doesNotHaveDuplicates();
    assertThat(chosen)
        .extracting(hit -> Integer.valueOf(hit.id().substring(1)))
        .noneMatch(given.shown()::contains);
    assertThat(chosen).hasSizeLessThanOrEqualTo(AlertSettings.DEFAULTS.maxPostings());
    assertThat(chosen).extracting(PostingHit::pay).doesNotContain("$10 an hour");
  }

  @Property(tries = 500)
  void theOrderOfWhatWasFoundDoesNotMatter(@ForAll("given") Given given, @ForAll long seed) {
    List<PostingHit> shuffled = new ArrayList<>(given.hits());
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(ranking.judge(Ranking.candidates(shuffled), given.reader()))
        .isEqualTo(ranking.judge(Ranking.candidates(given.hits()), given.reader()));
  }

  @Property(tries = 500)
  void everyPostingIsJudgedOnce_bestFirst(@ForAll("given") Given given) {
    List<Judged> judged = ranking.judge(Ranking.candidates(given.hits()), given.reader());

    assertThat(judged)
        .extracting(Judged::posting)
        .containsExactlyInAnyOrderElementsOf(given.hits());
    assertThat(judged.stream().map(one -> one.posting().score() * one.affinity()).toList())
        .isSortedAccordingTo(Collections.reverseOrder());
    assertThat(judged).allMatch(one -> one.affinity() >= 1 && one.affinity() < 2);
  }

  /** What is left out for being one too many gives way to nothing worse of its company. */
  @Property(tries = 500)
  void ofACompanyTheBestAreChosen(@ForAll("given") Given given) {
    List<Judged> judged = ranking.judge(Ranking.candidates(given.hits()), given.reader());

    for (int i = 0; i < judged.size(); i++) {
      if (judged.get(i).verdict() == Verdict.TOO_MANY_OF_COMPANY) {
        String company = judged.get(i).posting().company();
        assertThat(judged.subList(i, judged.size()))
            .filteredOn(later -> company != null && company.equals(later.posting().company()))
            .noneMatch(later -> later.verdict() == Verdict.CHOSEN);
      }
    }
  }

  @Property(tries = 500)
  void aClickLowersNoScore(@ForAll("given") Given given, @ForAll("clicks") PostingHit followed) {
    Affinity before = given.affinity();
    if (before.plus(List.of(Affinity.Click.on(followed, NOW))).toBytes().length
        < before.toBytes().length) {
      return; // The memory was full, so that an older click went.
    }
    Leanings lessOf = before.at(NOW);
    Leanings moreOf = before.plus(List.of(Affinity.Click.on(followed, NOW))).at(NOW);

    for (Candidate candidate : Ranking.candidates(given.hits())) {
      assertThat(moreOf.factor(candidate.traits().get()))
          .isGreaterThanOrEqualTo(lessOf.factor(candidate.traits().get()));
    }
  }

  /** Followed for its company alone: with no word or category that anything else shares. */
  @Property(tries = 500)
  void moreClicksNeverLowerTheRankOfTheirCompany(
      @ForAll("given") Given given, @ForAll("companies") String company) {
    PostingHit followed =
        HitBuilder.aHit("followed").title("Zyx " + company).company(company).build();
    Affinity before = given.affinity();
    Affinity after = before.plus(List.of(Affinity.Click.on(followed, NOW)));

    Map<String, Integer> ranksBefore = ranks(given.hits(), before);
    Map<String, Integer> ranksAfter = ranks(given.hits(), after);

    assertThat(given.hits())
        .filteredOn(hit -> company.equals(hit.company()))
        .allMatch(hit -> ranks(ranksAfter, hit) <= ranks(ranksBefore, hit));
  }

  private static int ranks(Map<String, Integer> ranks, PostingHit hit) {
    return ranks.getOrDefault(hit.id(), -1);
  }

  private Map<String, Integer> ranks(List<PostingHit> hits, Affinity affinity) {
    List<String> ids =
        ranking
            .judge(Ranking.candidates(hits), new Reader(ShownPostings.NONE, affinity.at(NOW), null))
            .stream()
            .map(judged -> judged.posting().id())
            .toList();
    return IntStream.range(0, ids.size())
        .boxed()
        .collect(Collectors.toMap(ids::get, Function.identity()));
  }

  @Provide
  Arbitrary<String> companies() {
    return Arbitraries.of("Seton", "Ascension", "Zilker", "Mopac");
  }

  @Provide
  Arbitrary<PostingHit> clicks() {
    return hit(99);
  }

  /** At most 20 postings are followed, as many as are remembered but one. */
  @Provide
  Arbitrary<Given> given() {
    Arbitrary<List<PostingHit>> hits =
        Arbitraries.integers()
            .between(0, 35)
            .flatMap(
                count ->
                    Combinators.combine(IntStream.range(0, count).mapToObj(this::hit).toList())
                        .as(Function.identity()));
    Arbitrary<Set<Integer>> shown = Arbitraries.integers().between(0, 34).set().ofMaxSize(12);
    Arbitrary<Map<Integer, Integer>> followed =
        Arbitraries.maps(
                Arbitraries.integers().between(0, 34), Arbitraries.integers().between(0, 3000))
            .ofMaxSize(Affinity.LIMIT - 1);
    return Combinators.combine(hits, shown, followed).as(Given::new);
  }

  private Arbitrary<PostingHit> hit(int number) {
    Arbitrary<String> titles =
        Arbitraries.of(WORDS)
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(words -> String.join(" ", words));
    Arbitrary<String> pays = Arbitraries.of("", "$10 an hour", "$40 an hour", "zł 30 / h");
    Arbitrary<Double> scores = Arbitraries.of(0.5, 1.0, 1.1, 2.0, 8.0);
    return Combinators.combine(titles, companies().injectNull(0.2), pays, scores)
        .as(
            (title, company, pay, score) -> {
              HitBuilder hit =
                  HitBuilder.aHit("p" + number)
                      .title(title)
                      .company(company)
                      .place("Place " + number % 7)
                      .score(score);
              return (pay.isEmpty() ? hit : hit.pay(pay)).build();
            });
  }
}
