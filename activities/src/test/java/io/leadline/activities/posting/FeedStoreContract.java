package io.leadline.activities.posting;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.posting.FeedEntry.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link FeedStore} must do; run against the fake and the real server. */
public abstract class FeedStoreContract {
  private static final Instant AT = Instant.parse("2026-03-01T08:00:00.123Z");

  private FeedStore store = new FakeFeedStore();

  /** A store without anything in it. */
  protected abstract FeedStore emptyStore();

  @BeforeEach
  void open() {
    store = emptyStore();
    store.prepare();
    store.prepare();
  }

  private static FeedEntry entry(String source, String reference, State state) {
    return new FeedEntry(PostingId.of(source, reference), "hash-" + reference, "g1", AT, state);
  }

  private static KnownFeed known(String source, FeedRun run) {
    return new KnownFeed(source, run, null);
  }

  private static FeedRun run(String source, String run, @Nullable String tag) {
    return new FeedRun(
        run,
        "https://example.com/feed.xml",
        AT,
        AT.plusSeconds(5),
        41,
        "g1",
        new FeedVersion(tag, tag == null ? null : "Sat, 28 Feb 2026 08:00:00 GMT"),
        new ImportResult(
            source,
            "indeed-xml",
            12,
            1,
            2,
            3,
            4,
            List.of(new ImportResult.Refused("r-1", "it has no title")),
            1,
            5,
            1,
            0,
            true,
            null));
  }

  @Test
  void returnsEntriesAsTheyWereSaved() {
    FeedEntry one = entry("a", "1", State.OPEN);
    FeedEntry two = entry("a", "2", State.UNSURE);
    store.save("a", List.of(one, two));

    assertThat(store.entries(List.of(one.id(), two.id(), "unknown")))
        .hasSize(2)
        .containsEntry(one.id(), one)
        .containsEntry(two.id(), two);
    assertThat(store.entries(List.of())).isEmpty();
  }

  @Test
  void replacesAnEntryThatIsSavedAgain() {
    FeedEntry entry = entry("a", "1", State.OPEN);
    store.save("a", List.of(entry));
    store.save("a", List.of());
    store.save("a", List.of(entry.in(State.CLOSED)));

    assertThat(store.entries(List.of(entry.id())))
        .containsEntry(entry.id(), entry.in(State.CLOSED));
  }

  @Test
  void listsWhatIsNotClosed_bySourceAndInPages() {
    List<FeedEntry> open =
        new ArrayList<>(
            IntStream.range(0, 25).mapToObj(i -> entry("a", "n" + i, State.OPEN)).toList());
    open.add(entry("a", "unsure", State.UNSURE));
    store.save("a", open);
    store.save("a", List.of(entry("a", "closed", State.CLOSED)));
    store.save("b", List.of(entry("b", "1", State.OPEN)));

    List<FeedEntry> listed = new ArrayList<>();
    String after = null;
    for (List<FeedEntry> page = store.open("a", after, 10);
        !page.isEmpty();
        page = store.open("a", after, 10)) {
      assertThat(page.size()).isLessThanOrEqualTo(10);
      listed.addAll(page);
      after = page.getLast().id();
    }

    assertThat(listed)
        .isSortedAccordingTo(Comparator.comparing(FeedEntry::id))
        .containsExactlyInAnyOrderElementsOf(open);
  }

  @Test
  void letsTheLatestRunOfASourceGoOn() {
    assertThat(store.begin("a", "run-1", AT)).isEmpty();
    assertThat(store.begin("b", "run-b", AT)).isEmpty();
    assertThat(store.isCurrent("a", "run-1")).isTrue();

    assertThat(store.begin("a", "run-2", AT)).isEmpty();

    assertThat(store.isCurrent("a", "run-1")).isFalse();
    assertThat(store.isCurrent("a", "run-2")).isTrue();
    assertThat(store.isCurrent("b", "run-b")).isTrue();
    assertThat(store.isCurrent("c", "run-c")).isFalse();
  }

  @Test
  void remembersTheLastFinishedRun() {
    store.begin("a", "run-1", AT);
    store.finish("a", run("a", "run-1", "\"tag\""));

    assertThat(store.begin("a", "run-2", AT)).contains(run("a", "run-1", "\"tag\""));
    assertThat(store.feeds()).containsExactly(known("a", run("a", "run-1", "\"tag\"")));

    store.finish("a", run("a", "run-2", null));
    assertThat(store.feeds()).containsExactly(known("a", run("a", "run-2", null)));
  }

  @Test
  void keepsNoAccountOfASupersededRun() {
    store.begin("a", "run-1", AT);
    store.begin("a", "run-2", AT);

    store.finish("a", run("a", "run-1", null));

    assertThat(store.feeds()).isEmpty();
  }

  @Test
  void forgetsASource() {
    store.begin("a", "run-1", AT);
    store.finish("a", run("a", "run-1", null));
    store.begin("b", "run-b", AT);
    store.finish("b", run("b", "run-b", null));

    store.forget("a");
    store.forget("a");

    assertThat(store.feeds()).extracting(KnownFeed::source).containsExactly("b");
    assertThat(store.isCurrent("a", "run-1")).isFalse();
    assertThat(store.begin("a", "run-2", AT)).isEmpty();
  }

  @Test
  void listsFeedsBySource() {
    for (String source : List.of("b", "a", "c")) {
      store.begin(source, "run-" + source, AT);
    }
    store.finish("b", run("b", "run-b", null));
    store.finish("a", run("a", "run-a", null));

    assertThat(store.feeds()).extracting(KnownFeed::source).containsExactly("a", "b");
  }

  @Test
  void notesALookThatChangedNothing_untilTheNextRunIsFinished() {
    FeedCheck away = new FeedCheck(AT, "https://example.com/feed.xml", "it is away");
    FeedCheck same = new FeedCheck(AT.plusSeconds(60), "https://example.com/feed.xml", null);
    store.checked("never read", away);
    store.begin("a", "run-1", AT);
    store.finish("a", run("a", "run-1", null));
    store.checked("a", away);
    store.checked("a", same);
    store.checked("a", same);

    assertThat(store.feeds())
        .containsExactly(
            new KnownFeed("a", run("a", "run-1", null), same),
            new KnownFeed("never read", null, away));

    store.begin("a", "run-2", AT);
    store.finish("a", run("a", "run-2", null));
    assertThat(store.feeds()).contains(known("a", run("a", "run-2", null)));
  }
}
