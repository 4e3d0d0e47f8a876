package io.leadline.activities.posting;

import static io.leadline.activities.posting.Postings.posting;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link PostingUpkeep} must do; run against the fake and the real engine. */
public abstract class PostingUpkeepContract {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final int MANY = 1201;

  private PostingIndex index = new FakePostingIndex();
  private PostingUpkeep upkeep = new FakePostingIndex();

  /** An index without any posting. */
  protected abstract PostingIndex emptyIndex();

  /** The upkeep of that index. */
  protected abstract PostingUpkeep upkeep();

  @BeforeEach
  void open() {
    index = emptyIndex();
    index.prepare();
    upkeep = upkeep();
  }

  private void store(Stream<Postings> postings) {
    index.put(postings.map(Postings::build).toList());
    index.refresh();
  }

  private long open(boolean closedToo) {
    return index.browse(new PostingFilter("", null, null, 0, closedToo, 10, NOW)).total();
  }

  @Test
  void closesWhatHasEnded_andNothingElse() {
    store(
        Stream.of(
            posting("ended", "Nurse").until(NOW.minus(Duration.ofMinutes(1))),
            posting("ends", "Nurse").until(NOW.plus(Duration.ofMinutes(1))),
            posting("endless", "Nurse")));

    assertThat(upkeep.closeExpired(NOW, NOW)).isEqualTo(1);
    assertThat(upkeep.closeExpired(NOW, NOW)).isZero();

    assertThat(open(false)).isEqualTo(2);
    assertThat(open(true)).isEqualTo(3);
  }

  @Test
  void closesMoreThanOnePage() {
    store(
        IntStream.range(0, MANY)
            .mapToObj(i -> posting("p" + i, "Nurse").until(NOW.minusSeconds(1))));

    assertThat(upkeep.closeExpired(NOW, NOW)).isEqualTo(MANY);
    assertThat(open(false)).isZero();
  }

  @Test
  void keepsEveryPostingInANewIndex() {
    store(IntStream.range(0, MANY).mapToObj(i -> posting("p" + i, "Nurse")));
    store(Stream.of(posting("closed", "Welder")));
    index.close(List.of(posting("closed", "Welder").build().id()), NOW);
    String before = index.generation();

    assertThat(upkeep.rebuild()).isEqualTo(MANY + 1);
    assertThat(upkeep.rebuild()).isEqualTo(MANY + 1);

    assertThat(index.generation()).isNotEqualTo(before);
    assertThat(open(false)).isEqualTo(MANY);
    assertThat(open(true)).isEqualTo(MANY + 1);
    store(Stream.of(posting("later", "Nurse")));
    assertThat(open(false)).isEqualTo(MANY + 1);
  }
}
