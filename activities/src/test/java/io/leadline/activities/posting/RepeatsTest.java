package io.leadline.activities.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.posting.feed.Publisher;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** One posting stands for a job. */
class RepeatsTest {
  private static final Instant MARCH = Instant.parse("2026-03-01T08:00:00Z");

  private static PostingHit hit(String id, String cluster, Publisher publisher, int daysOld) {
    return new PostingHit(
        id,
        "Nurse " + cluster,
        "Seton",
        "Austin, TX",
        null,
        "https://jobs.example.com/" + id,
        false,
        MARCH.minus(Duration.ofDays(daysOld)),
        1,
        publisher,
        cluster);
  }

  private static List<String> left(PostingHit... hits) {
    return Repeats.leftOut(List.of(hits)).stream().map(PostingHit::id).toList();
  }

  @Test
  void prefersTheEmployer_thenABoard_thenTheNewest() {
    assertThat(
            left(
                hit("a", "c", Publisher.AGGREGATOR, 0),
                hit("b", "c", Publisher.BOARD, 1),
                hit("e", "c", Publisher.EMPLOYER, 9)))
        .containsExactly("e");
    assertThat(left(hit("a", "c", Publisher.AGGREGATOR, 0), hit("b", "c", Publisher.BOARD, 1)))
        .containsExactly("b");
    assertThat(left(hit("a", "c", Publisher.BOARD, 5), hit("b", "c", Publisher.BOARD, 1)))
        .containsExactly("b");
    assertThat(left(hit("b", "c", Publisher.BOARD, 1), hit("a", "c", Publisher.BOARD, 1)))
        .containsExactly("a");
  }

  @Test
  void keepsTheOrderOfWhatIsLeft() {
    assertThat(
            left(
                hit("1", "x", Publisher.BOARD, 3),
                hit("2", "y", Publisher.BOARD, 0),
                hit("3", "x", Publisher.BOARD, 0),
                hit("4", "z", Publisher.BOARD, 0)))
        .containsExactly("2", "3", "4");
  }

  @Property(tries = 200)
  void choosesTheSameWhateverTheOrder(@ForAll long seed) {
    Random random = new Random(seed);
    List<PostingHit> hits = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Publisher publisher = List.of(Publisher.values()).get(random.nextInt(3));
      hits.add(hit("h" + i, "c" + random.nextInt(4), publisher, random.nextInt(3)));
    }
    List<PostingHit> left = Repeats.leftOut(hits);

    Collections.shuffle(hits, random);

    assertThat(new HashSet<>(Repeats.leftOut(hits))).isEqualTo(new HashSet<>(left));
    assertThat(left).extracting(PostingHit::cluster).doesNotHaveDuplicates();
    assertThat(left.stream().map(PostingHit::cluster).distinct().count())
        .isEqualTo(hits.stream().map(PostingHit::cluster).distinct().count());
  }
}
