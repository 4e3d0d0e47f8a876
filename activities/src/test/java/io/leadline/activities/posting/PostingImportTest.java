package io.leadline.activities.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.posting.ImportResult.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class PostingImportTest {
  private final ImportStory story = new ImportStory();

  @Test
  void countsNewChangedUnchangedAndClosed() {
    ImportResult first = story.importFeed("a", "b", "c", "d");
    story.clock.forward(Duration.ofHours(1));
    ImportResult second = story.importFeed("a", "b*", "c", "e");

    assertThat(first.created()).isEqualTo(4);
    assertThat(first.items()).isEqualTo(4);
    assertThat(second)
        .isEqualTo(
            new ImportResult(
                "board", "indeed-xml", 4, 1, 1, 2, 1, List.of(), 0, 0, 0, 0, true, null));
    assertThat(story.index.open()).containsExactly("a", "b", "c", "e");
  }

  @Test
  void writesOnlyWhatChanged() {
    story.importFeed("a", "b", "c", "d", "e");
    int before = story.index.stored();

    story.importFeed("a", "b", "c*", "d", "e");

    assertThat(story.index.stored()).isEqualTo(before + 1);
  }

  @Test
  void keepsWhenAPostingWasFirstSeen() {
    var born = story.clock.instant();
    story.importFeed("a", "b", "c");
    story.clock.forward(Duration.ofDays(2));
    story.importFeed("a*", "b", "c");
    story.clock.forward(Duration.ofDays(2));
    story.importFeed("b", "c");
    story.clock.forward(Duration.ofDays(2));
    ImportResult back = story.importFeed("a", "b", "c");

    assertThat(back.reopened()).isEqualTo(1);
    assertThat(back.changed()).isEqualTo(1);
    assertThat(back.created()).isZero();
    assertThat(story.stored("a").firstSeenAt()).isEqualTo(born);
    assertThat(story.index.open()).containsExactly("a", "b", "c");
  }

  @Test
  void takesTheFirstOfEqualReferences() {
    ImportResult result = story.importFeed("a", "a*", "a", "b");

    assertThat(result.items()).isEqualTo(4);
    assertThat(result.created()).isEqualTo(2);
    assertThat(result.duplicates()).isEqualTo(2);
    assertThat(story.stored("a").descriptionText()).doesNotContain("changed");
  }

  @Test
  void closesFortyPerCentButNotMore() {
    String[] ten = IntStream.range(0, 10).mapToObj(i -> "n" + i).toArray(String[]::new);
    story.importFeed(ten);

    ImportResult half = story.importFeed("n0", "n1", "n2", "n3", "n4");

    assertThat(half.closed()).isZero();
    assertThat(half.kept()).isEqualTo(5);
    assertThat(half.notice()).contains("5 of 10", "40 %", "nothing was closed");
    assertThat(story.index.open()).hasSize(10);

    ImportResult sixty = story.importFeed("n0", "n1", "n2", "n3", "n4", "n5");

    assertThat(sixty.closed()).isEqualTo(4);
    assertThat(sixty.notice()).isNull();
    assertThat(story.index.open()).hasSize(6);
  }

  @Test
  void closesMoreWhenToldTo() {
    story.importFeed("a", "b", "c", "d");

    ImportResult result = story.importAnyway("a");

    assertThat(result.closed()).isEqualTo(3);
    assertThat(story.index.open()).containsExactly("a");
  }

  @Test
  void closesNothingOnAnEmptyFeed() {
    story.importFeed("a", "b");

    for (String document : List.of("", "<?xml version=\"1.0\"?><source></source>")) {
      ImportResult result = story.importDocument(document);

      assertThat(result.items()).isZero();
      assertThat(result.closed()).isZero();
      assertThat(result.kept()).isEqualTo(2);
      assertThat(result.notice()).contains("nothing was closed");
    }
    assertThat(story.index.open()).containsExactly("a", "b");
  }

  @Test
  void usesWhatCameBeforeABreakAndClosesNothing() {
    story.importFeed("a", "b", "c", "d");
    String document = ImportStory.feed("a*", "e", "b");

    ImportResult result = story.importDocument(document.substring(0, document.length() - 60));

    assertThat(result.complete()).isFalse();
    assertThat(result.changed()).isEqualTo(1);
    assertThat(result.created()).isEqualTo(1);
    assertThat(result.closed()).isZero();
    assertThat(result.kept()).isEqualTo(2);
    assertThat(result.notice()).contains("broke off", "nothing was closed");
    assertThat(story.index.open()).containsExactly("a", "b", "c", "d", "e");
  }

  @Test
  void keepsAPostingWhoseItemIsBrokenThisTime() {
    story.importFeed("a", "b", "c");

    ImportResult result =
        story.importDocument(ImportStory.feed("a", "b", "c").replace("Nurse c</title>", "Nurse c"));

    assertThat(result.refused()).extracting(Refused::item).containsExactly("c");
    assertThat(result.refused().getFirst().why()).contains("not well-formed");
    assertThat(result.closed()).isZero();
    assertThat(story.index.open()).containsExactly("a", "b", "c");
  }

  @Test
  void listsAnItemThatTheIndexDoesNotTake() {
    ImportResult result =
        story.importDocument(ImportStory.feed("a", "b").replace("Nurse b", "unindexable"));

    assertThat(result.refused()).containsExactly(new Refused("b", "the index does not take it"));
    assertThat(result.created()).isEqualTo(1);
    assertThat(result.items()).isEqualTo(2);
    assertThat(story.importFeed("a", "b").created()).isEqualTo(1);
  }

  @Test
  void storesEverythingAgainOnceTheIndexWasLost() {
    var born = story.clock.instant();
    story.importFeed("a", "b");
    story.index.lose();
    story.clock.forward(Duration.ofDays(1));

    ImportResult result = story.importFeed("a", "b");

    assertThat(result.unchanged()).isEqualTo(2);
    assertThat(story.index.open()).containsExactly("a", "b");
    assertThat(story.stored("a").firstSeenAt()).isEqualTo(born);
  }

  @Test
  void resolvesThePlaceOfEachPosting() {
    story.importDocument(
        ImportStory.feed("a", "b", "c")
            .replace(
                "</url>", "</url><city>Opole</city><state>opolskie</state><country>PL</country>"));

    PostingPlace place = story.stored("a").place();
    assertThat(place).isNotNull();
    assertThat(place.name()).isEqualTo("Opole, PL");
    assertThat(place.point()).isNotNull();
    assertThat(place.point().latitude()).isBetween(50.6, 50.7);
  }

  @Test
  void stopsWhenAnotherImportBegan() {
    story.importFeed("a");
    story.beforeNextWrite(() -> story.feeds.begin("board", "another", story.clock.instant()));

    assertThatThrownBy(() -> story.importFeed("b", "c"))
        .isInstanceOf(SupersededImportException.class);
    assertThat(story.index.open()).containsExactly("a");
  }

  @Test
  void keepsSourcesApart() {
    story.importFeed("a", "b");
    story.importAs("other", ImportStory.feed("c"));

    assertThat(story.index.open()).containsExactly("a", "b", "c");
    assertThat(story.postings.feeds())
        .extracting(KnownFeed::source)
        .containsExactly("board", "other");
  }

  @Test
  void closesNothing_whenTheFormatListsTheLatestOnly() {
    String item = "<item><title>Acme: Nurse</title><link>https://jobs.example.com/%s</link></item>";
    story.importAs("rss", "<rss><channel>" + item.formatted("1") + "</channel></rss>");

    ImportResult second =
        story.importAs("rss", "<rss><channel>" + item.formatted("2") + "</channel></rss>");

    assertThat(second.closed()).isZero();
    assertThat(second.kept()).isZero();
    assertThat(second.notice()).isNull();
    assertThat(second.complete()).isFalse();
    assertThat(story.index.open())
        .containsExactly("https://jobs.example.com/1", "https://jobs.example.com/2");
  }

  @Test
  void givesOneJobOneCluster_acrossSourcesAndReposts() {
    String job =
        "<job><title>Nurse</title><company>Seton</company><city>Austin</city><state>TX</state>"
            + "<referencenumber>%s</referencenumber><url>https://%s.example.com/</url>"
            + "<description>Care for people</description></job>";
    story.importAs("board", "<source>" + job.formatted("1", "a") + "</source>");
    story.importAs("other", "<source>" + job.formatted("x", "b") + "</source>");
    story.importAs("board", "<source>" + job.formatted("repost", "c") + "</source>");

    String cluster = story.stored("1").cluster();
    assertThat(cluster).isEqualTo(story.stored("1").id());
    assertThat(story.stored("repost").cluster()).isEqualTo(cluster);
    assertThat(story.index.get(List.of(PostingId.of("other", "x"))))
        .extracting(PostingHit::cluster)
        .containsExactly(cluster);
  }

  @Test
  void refusesWhatIsNoFeed() throws IOException {
    Path page = story.file("<!doctype html><html><body>Bad gateway</body></html>");

    assertThatThrownBy(() -> story.postings.importFrom(ImportRequest.of(page.toString())))
        .isInstanceOf(UnusableFeedException.class)
        .hasMessageContaining("no feed in a known format");
    assertThatThrownBy(() -> story.postings.importFrom(ImportRequest.of("/no/such/file.xml")))
        .isInstanceOf(UnusableFeedException.class)
        .hasMessageContaining("/no/such/file.xml");
    assertThatThrownBy(
            () -> story.postings.importFrom(new ImportRequest(page.toString(), null, "csv", false)))
        .isInstanceOf(UnusableFeedException.class)
        .hasMessageContaining("indeed-xml");
  }

  @Test
  void namesTheSourceAfterTheFileAndUnpacksIt() throws IOException {
    Path packed = story.file("").resolveSibling("jobs.xml.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(ImportStory.feed("a").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    ImportResult result = story.postings.importFrom(ImportRequest.of(packed.toString()));

    assertThat(result.source()).isEqualTo("jobs.xml.gz");
    assertThat(result.created()).isEqualTo(1);
  }
}
