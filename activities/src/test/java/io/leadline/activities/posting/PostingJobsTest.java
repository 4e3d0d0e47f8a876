package io.leadline.activities.posting;

import static io.leadline.activities.posting.Postings.posting;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PostingJobsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");
  private static final URI NURSES = URI.create("https://feeds.example.com/nurses.xml");

  private final FakePostingIndex index = new FakePostingIndex();
  private final FakeFeedStore feeds = new FakeFeedStore();
  private final FakePostingClusters clusters = new FakePostingClusters();
  private final Map<URI, String> web = new HashMap<>();
  private final FakeFeedPlans plans = new FakeFeedPlans();
  private final List<String> alarms = new ArrayList<>();
  private final JobTrial<ImportFeed.Input, ImportFeed.Result> imports =
      JobTrial.of(
          new ImportFeed(
              new PostingImport(
                  index,
                  feeds,
                  clusters,
                  (text, country) -> new PlaceMatch.Unknown(),
                  this::open,
                  () -> NOW),
              plans,
              alarm -> alarms.add(alarm.words())));

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

  private static ImportFeed.Input once(URI url, String source) {
    return new ImportFeed.Input(url, source, null, null);
  }

  private static ImportFeed.Result done(JobTrialEnd<ImportFeed.Result> end) {
    return Objects.requireNonNull(end.result());
  }

  private ImportFeed.Input scheduled(URI url, String source) {
    plans.put(FeedPlan.of(source, url, "auto", FeedPlan.USUAL, NOW));
    return new ImportFeed.Input(url, source, "auto", true);
  }

  @Test
  void importsAFeedOnce_howeverOftenItRuns() {
    web.put(NURSES, feed("1", "2"));

    assertThat(done(imports.run(once(NURSES, "nurses"))).created()).isEqualTo(2);
    assertThat(done(imports.again()).created()).isZero();
    assertThat(index.open()).containsExactly("1", "2");
  }

  @Test
  void readsAKnownFeedAgainByItsName() {
    web.put(NURSES, feed("1"));
    imports.run(once(NURSES, "nurses")).result();
    web.put(NURSES, feed("1", "2"));

    var again = done(imports.run(new ImportFeed.Input(null, "nurses", null, null)));

    assertThat(again.created()).isEqualTo(1);
  }

  @Test
  void brokenFeedOfASchedule_isListedAndToldOf_andLeavesNoDeadLetter() {
    web.put(NURSES, feed("1"));
    imports.run(once(NURSES, "nurses")).result();
    web.put(NURSES, "<!doctype html><html>Under maintenance</html>");

    JobTrialEnd<ImportFeed.Result> end = imports.run(scheduled(NURSES, "nurses"));

    assertThat(end.status()).isEqualTo(JobStatus.SUCCEEDED);
    assertThat(done(end).problem()).contains("no feed in a known format");
    assertThat(alarms).singleElement().asString().contains("nurses could not be read");
    KnownFeed nurses = feeds.feeds().getFirst();
    assertThat(nurses.check()).isNotNull();
    assertThat(nurses.check().problem()).contains("no feed in a known format");
    assertThat(index.open()).containsExactly("1");
  }

  @Test
  void brokenFeedThatAnOperatorAskedFor_isADeadLetter() {
    JobTrialEnd<ImportFeed.Result> end = imports.run(once(NURSES, "nurses"));

    assertThat(end.status()).isEqualTo(JobStatus.FAILED);
    assertThat(end.attempts()).isEqualTo(5);
  }

  @Test
  void sourceThatWasRemovedMeanwhileIsNotReadAgain() {
    web.put(NURSES, feed("1"));
    ImportFeed.Input input = scheduled(NURSES, "nurses");
    plans.remove("nurses");

    assertThat(done(imports.run(input)).problem()).isEqualTo("the source was removed");
    assertThat(feeds.feeds()).isEmpty();
  }

  @Test
  void givesUpOnFilesOfTheWorker_andOnFeedsThatNobodyKnows() {
    for (ImportFeed.Input input :
        List.of(
            once(URI.create("file:///etc/passwd"), "secrets"),
            new ImportFeed.Input(null, "never imported", null, null))) {
      JobTrialEnd<ImportFeed.Result> end = imports.run(input);

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
