package io.leadline.activities.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds after any sequence of whole, partial, broken and killed imports. */
class ImportInvariantsTest {

  /**
   * One import.
   *
   * @param cut how many characters of the document's end are missing; 0 for none
   * @param crashAfter the number of writes after which the process is killed, or -1
   */
  record Step(List<String> references, int cut, int crashAfter, boolean closeAnyway) {}

  @Provide
  Arbitrary<List<Step>> histories() {
    Arbitrary<String> reference =
        Arbitraries.of("a", "b", "c", "d", "e", "f", "a*", "b*", "c*", "d*");
    return Combinators.combine(
            reference.list().ofMaxSize(8),
            Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.integers().between(1, 300))),
            Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(-1)),
                Tuple.of(1, Arbitraries.integers().between(0, 12))),
            Arbitraries.of(true, false))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Property(tries = 500)
  void holdAfterEveryStep(@ForAll("histories") List<Step> history) {
    ImportStory story = new ImportStory();
    Map<String, Instant> firstSeen = new HashMap<>();
    for (Step step : history) {
      story.clock.forward(Duration.ofHours(1));
      Set<String> openBefore = new TreeSet<>(story.index.open());
      perform(story, step, openBefore);
      for (String reference : List.of("a", "b", "c", "d", "e", "f")) {
        Posting posting = story.index.posting(PostingId.of("board", reference));
        if (posting != null) {
          Instant known = firstSeen.putIfAbsent(reference, posting.firstSeenAt());
          assertThat(posting.firstSeenAt())
              .isEqualTo(known == null ? posting.firstSeenAt() : known);
        }
      }
    }
    endsWhereAnUndisturbedImportWould(story);
  }

  private static void perform(ImportStory story, Step step, Set<String> openBefore) {
    String whole = ImportStory.feed(step.references().toArray(String[]::new));
    String document = whole.substring(0, Math.max(0, whole.length() - step.cut()));
    if (step.crashAfter() >= 0) {
      story.crashAfter(step.crashAfter());
    }
    try {
      ImportResult result =
          document.equals(whole) && step.closeAnyway()
              ? story.importAnyway(step.references().toArray(String[]::new))
              : story.importDocument(document);
      assertThat(result.items())
          .isEqualTo(
              result.created()
                  + result.changed()
                  + result.unchanged()
                  + result.duplicates()
                  + result.refusedCount());
      Set<String> open = new TreeSet<>(story.index.open());
      if (!result.complete()) {
        assertThat(result.closed()).isZero();
        assertThat(open).containsAll(openBefore);
      }
      if (result.complete() && result.kept() == 0) {
        assertThat(open).isEqualTo(references(step));
      }
    } catch (UnusableFeedException cutInItsFirstTag) {
      assertThat(document.length()).isLessThan("<source>\n".length());
      assertThat(new TreeSet<>(story.index.open())).isEqualTo(openBefore);
    } catch (ImportStory.Killed killed) {
      assertThat(step.crashAfter()).isNotNegative();
    } finally {
      story.noCrash();
    }
  }

  private static Set<String> references(Step step) {
    Set<String> references = new TreeSet<>();
    step.references().forEach(written -> references.add(written.replace("*", "")));
    return references;
  }

  /** Whatever happened before, one import that is let through makes the index equal the feed. */
  private static void endsWhereAnUndisturbedImportWould(ImportStory story) {
    story.importAnyway("a*", "c", "g");

    assertThat(story.index.open()).containsExactly("a", "c", "g");
    assertThat(story.stored("a").descriptionText()).isEqualTo("changed");
    assertThat(story.stored("c").descriptionText()).isEqualTo("as before");
    ImportResult again = story.importFeed("a*", "c", "g");
    assertThat(again.unchanged()).isEqualTo(3);
    assertThat(again.closed() + again.kept()).isZero();
  }
}
