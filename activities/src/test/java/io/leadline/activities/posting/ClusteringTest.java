package io.leadline.activities.posting;

import static io.leadline.activities.posting.Postings.ROUND_ROCK;
import static io.leadline.activities.posting.Postings.posting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which postings are the same job. */
class ClusteringTest {
  private static final String TEXT =
      IntStream.range(0, 120).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));

  private static Postings nurse(String reference) {
    return posting(reference, "Registered Nurse").by("Seton").saying(TEXT);
  }

  private static Map<String, String> clusters(Posting... postings) {
    return Clustering.assign(likenesses(List.of(postings)), List.of());
  }

  private static Map<String, Likeness> likenesses(List<Posting> postings) {
    Map<String, Likeness> likenesses = new LinkedHashMap<>();
    postings.forEach(posting -> likenesses.put(posting.id(), Likeness.of(posting)));
    return likenesses;
  }

  private static boolean same(Postings one, Postings other) {
    return new HashSet<>(clusters(one.build(), other.build()).values()).size() == 1;
  }

  @Test
  void takesTheSameTextOfTheSameJobForTheSame() {
    assertThat(same(nurse("1"), nurse("2").from("other"))).isTrue();
    assertThat(same(nurse("1"), nurse("2").by("SETON, Inc."))).isTrue();
    assertThat(same(nurse("1"), nurse("2").saying(TEXT + " apply today"))).isTrue();
    assertThat(same(nurse("1").saying(""), nurse("2").saying(""))).isTrue();
    assertThat(same(nurse("1").remote(), nurse("2").remote().nowhere())).isTrue();
  }

  @Test
  void takesAnythingElseForAnotherJob() {
    assertThat(same(nurse("1"), nurse("2").by("Ascension"))).isFalse();
    assertThat(same(nurse("1"), nurse("2").in("Round Rock, TX", ROUND_ROCK))).isFalse();
    assertThat(same(nurse("1"), posting("2", "Head Nurse").by("Seton").saying(TEXT))).isFalse();
    assertThat(same(nurse("1"), nurse("2").saying("another text altogether"))).isFalse();
    assertThat(same(nurse("1"), nurse("2").remote())).isFalse();
    assertThat(same(posting("1", "Nurse").saying(TEXT), posting("2", "Nurse").saying(TEXT)))
        .as("nobody says whose they are")
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 6, 30})
  void takesATextForTheSameThatShares80PercentOfItsRuns(int changedWords) {
    String[] words = TEXT.split(" ", -1);
    for (int i = 0; i < changedWords; i++) {
      words[i] = "other" + i;
    }

    // Of 114 runs the first n are other ones: 6 leave a similarity of 0.90, 30 one of 0.58. Nearer
    // to
    // 0.80 the sketch may err.
    assertThat(TextSketch.of(TEXT).isLike(TextSketch.of(String.join(" ", words))))
        .isEqualTo(changedWords <= 6);
  }

  @Test
  void takesTheSamePageForTheSame_thoughTheTextWasRewritten() {
    Posting one = nurse("1").build();
    Posting tracked =
        new Posting(
            "other",
            "other",
            "9",
            one.title(),
            null,
            one.url() + "?utm_source=x&gh_src=1#apply",
            "rewritten",
            one.place(),
            false,
            null,
            null,
            null,
            one.firstSeenAt(),
            null,
            null);

    assertThat(new HashSet<>(clusters(one, tracked).values())).hasSize(1);
  }

  @Test
  void givesARepostTheClusterThatIsRemembered() {
    Map<String, Likeness> first = likenesses(List.of(nurse("zz").build()));
    Map<String, String> named = Clustering.assign(first, List.of());
    List<ClusterTrait> remembered = Clustering.traits(first, named);

    Map<String, String> repost =
        Clustering.assign(likenesses(List.of(nurse("repost").from("new").build())), remembered);

    assertThat(repost.values()).containsExactly(named.values().iterator().next());
  }

  @Test
  void namesItselfTheSameWay_whenItIsImportedAgain() {
    Map<String, Likeness> postings = likenesses(List.of(nurse("1").build(), nurse("2").build()));
    Map<String, String> once = Clustering.assign(postings, List.of());

    assertThat(Clustering.assign(postings, Clustering.traits(postings, once))).isEqualTo(once);
  }

  @Property(tries = 200)
  void makesNoDifferenceOfTheOrder(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int count) {
    Random random = new Random(seed);
    List<Posting> postings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      postings.add(
          nurse("r" + i)
              .by(List.of("Seton", "Ascension").get(random.nextInt(2)))
              .saying(List.of(TEXT, TEXT + " x", "y").get(random.nextInt(3)))
              .build());
    }
    List<Posting> early = postings.subList(0, count / 2);
    Map<String, Likeness> before = likenesses(early);
    List<ClusterTrait> traits =
        new ArrayList<>(Clustering.traits(before, Clustering.assign(before, List.of())));
    Map<String, String> clusters = Clustering.assign(likenesses(postings), traits);

    Collections.shuffle(postings, random);
    Collections.shuffle(traits, random);

    assertThat(Clustering.assign(likenesses(postings), traits)).isEqualTo(clusters);
    assertThat(partition(clusters))
        .as("what is remembered of the early ones changes no cluster's members")
        .isEqualTo(partition(Clustering.assign(likenesses(postings), List.of())));
  }

  private static Set<Set<String>> partition(Map<String, String> clusters) {
    Map<String, Set<String>> members = new HashMap<>();
    clusters.forEach(
        (id, cluster) -> members.computeIfAbsent(cluster, c -> new HashSet<>()).add(id));
    return new HashSet<>(members.values());
  }
}
