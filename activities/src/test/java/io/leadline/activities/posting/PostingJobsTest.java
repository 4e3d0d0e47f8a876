package io.leadline.activities.posting;

import static io.leadline.activities.posting.Postings.posting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.run.JobTrial;
import io.leadline.activities.job.run.JobTrialEnd;
import io.leadline.activities.place.PlaceMatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostingJobsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");
  private static final URI NURSES = URI.create("https://feeds.example.com/nurses.xml");
  private static final URI WELDERS = URI.create("https://other.example.org/welders.xml");

  private final FakePostingIndex index = new FakePostingIndex();
  private final FakeFeedStore feeds = new FakeFeedStore();
  private final FakePostingClusters clusters = new FakePostingClusters();
  private final Map<URI, String> web = new HashMap<>();
  private final JobTrial<ImportFeed.Input, List<ImportFeed.Result>> imports =
      JobTrial.of(
          new ImportFeed(
              new PostingImport(
                  index,
                  feeds,
                  clusters,
                  (text, country) -> new PlaceMatch.Unknown(),
                  this::open,
                  () -> NOW)));

  private FeedFetcher.Fetched open(URI address, FeedVersion known) throws IOException {
    String feed = web.get(address);
    if (feed == null) {
      throw new IOException("nothing there");
    }
    InputStream body = new ByteArrayInputStream(feed.getBytes(StandardCharsets.UTF_8));
    return new FeedFetcher.Fetched(body, FeedVersion.UNKNOWN);
  }

  private static String feed(String... references) {
    StringBuilder xml = new StringBuilder("<source>");
    for (String reference : references) {
      xml.append("<job><title>Nurse</title><referencenumber>")
          .append(reference)
          .append("</referencenumber><url>https://example.com/")
          .append(reference)
          .append("</url><description>Care</description></job>");
    }
    return xml.append("</source>").toString();
  }

  @Test
  void importsAFeedOnce_howeverOftenItRuns() {
    web.put(NURSES, feed("1", "2"));
    var input = new ImportFeed.Input(NURSES, null);

    assertThat(imports.run(input).result())
        .singleElement()
        .satisfies(done -> assertThat(done.created()).isEqualTo(2));
    assertThat(imports.again().result())
        .singleElement()
        .satisfies(done -> assertThat(done.created()).isZero());
    assertThat(index.open()).containsExactly("1", "2");
  }

  @Test
  void readsEveryKnownFeedAgain_thoughOneIsAway() {
    web.put(NURSES, feed("1"));
    web.put(WELDERS, feed("7"));
    imports.run(new ImportFeed.Input(NURSES, "nurses")).result();
    imports.run(new ImportFeed.Input(WELDERS, "welders")).result();
    web.remove(NURSES);
    web.put(WELDERS, feed("7", "8"));

    assertThat(imports.run(new ImportFeed.Input(null, null)).result())
        .extracting(ImportFeed.Result::source, ImportFeed.Result::created)
        .containsExactlyInAnyOrder(tuple("nurses", 0L), tuple("welders", 1L));
    assertThat(index.open()).containsExactly("1", "7", "8");
  }

  @Test
  void listsTheFeedThatIsAway_withItsReason() {
    web.put(NURSES, feed("1"));
    imports.run(new ImportFeed.Input(NURSES, "nurses")).result();
    web.put(WELDERS, feed("7"));
    imports.run(new ImportFeed.Input(WELDERS, "welders")).result();
    web.put(NURSES, "<!doctype html><html>Under maintenance</html>");

    imports.run(new ImportFeed.Input(null, null)).result();

    assertThat(feeds.feeds()).extracting(KnownFeed::source).containsExactly("nurses", "welders");
    KnownFeed nurses = feeds.feeds().getFirst();
    assertThat(nurses.check()).isNotNull();
    assertThat(nurses.check().problem()).contains("no feed in a known format");
    assertThat(feeds.feeds().getLast().check()).isNull();
    assertThat(index.open()).containsExactly("1", "7");
  }

  @Test
  void failsForAnotherAttempt_whenNoFeedCanBeRead() {
    web.put(NURSES, feed("1"));
    imports.run(new ImportFeed.Input(NURSES, null)).result();
    web.clear();

    JobTrialEnd<List<ImportFeed.Result>> end = imports.run(new ImportFeed.Input(null, null));

    assertThat(end.status()).isEqualTo(JobStatus.FAILED);
    assertThat(end.attempts()).isEqualTo(5);
    assertThat(index.open()).containsExactly("1");
  }

  @Test
  void givesUpOnFilesOfTheWorker_andOnFeedsThatNobodyKnows() {
    for (ImportFeed.Input input :
        List.of(
            new ImportFeed.Input(URI.create("file:///etc/passwd"), null),
            new ImportFeed.Input(null, "never imported"))) {
      JobTrialEnd<List<ImportFeed.Result>> end = imports.run(input);

      assertThat(end.status()).isEqualTo(JobStatus.FAILED);
      assertThat(end.attempts()).isEqualTo(1);
    }
  }

  @Test
  void closesWhatHasEnded() {
    index.put(
        List.of(
            posting("ended", "Nurse").until(NOW.minus(Duration.ofDays(1))).build(),
            posting("open", "Nurse").build()));
    var trial = JobTrial.of(new ExpirePostings(index, clusters, () -> NOW));

    assertThat(trial.run(new ExpirePostings.Input(null)).result()).isEqualTo(1);
    assertThat(trial.again().result()).isZero();
    assertThat(index.open()).containsExactly("open");
  }

  @Test
  void copiesPostingsIntoANewIndex() {
    index.put(List.of(posting("1", "Nurse").build()));
    String before = index.generation();
    var trial = JobTrial.of(new ReindexPostings(index));

    assertThat(trial.run(new ReindexPostings.Input()).result()).isEqualTo(1);
    assertThat(trial.again().result()).isEqualTo(1);
    assertThat(index.generation()).isNotEqualTo(before);
    assertThat(index.open()).containsExactly("1");
  }
}
