package io.leadline.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.posting.FeedEntry;
import io.leadline.activities.posting.FeedPlan;
import io.leadline.activities.posting.FeedRun;
import io.leadline.activities.posting.FeedVersion;
import io.leadline.activities.posting.ImportResult;
import io.leadline.activities.posting.PostingId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedVerbsTest {
  private static final String URL = "https://jobs.example.com/feed.xml";

  private final CliRun cli = new CliRun();

  @AfterEach
  void close() {
    cli.close();
  }

  @Test
  void saysThatNothingWasImportedYet() {
    assertThat(cli.run("postings", "feeds")).isZero();
    assertThat(cli.out()).contains("No feed was imported yet");
  }

  @Test
  void readsASourceByItselfFromNowOn() throws Exception {
    assertThat(cli.run("postings", "feeds", "add", URL, "--every", "PT6H", "--format", "rss"))
        .isZero();
    assertThat(cli.out()).contains("jobs.example.com is read every 6h");

    FeedPlan plan = cli.ports.feedPlans().find("jobs.example.com").orElseThrow();
    assertThat(plan.format()).isEqualTo("rss");
    assertThat(plan.nextAt()).isEqualTo(CliRun.NOW);
    assertThat(cli.run("postings", "feeds", "--json")).isZero();
    assertThat(cli.json().at("/0/source").asText()).isEqualTo("jobs.example.com");
    assertThat(cli.json().at("/0/plan/every").asText()).isEqualTo("PT6H");
    assertThat(cli.run("postings", "feeds")).isZero();
    assertThat(cli.out()).contains("jobs.example.com").contains(URL).contains("6h");
  }

  @Test
  void changesWhenASourceIsRead() {
    cli.run("postings", "feeds", "add", URL, "--source", "board");

    assertThat(cli.run("postings", "feeds", "schedule", "board", "--every", "P1DT30M")).isZero();
    assertThat(cli.out()).contains("board is read every 1d 30m");
    assertThat(plan().nextAt()).isEqualTo(CliRun.NOW.plus(Duration.ofMinutes(24 * 60 + 30)));
    assertThat(cli.run("postings", "feeds", "schedule", "board", "--pause")).isZero();
    assertThat(plan().paused()).isTrue();
    assertThat(cli.run("postings", "feeds")).isZero();
    assertThat(cli.out()).contains("paused");
    assertThat(cli.run("postings", "feeds", "schedule", "board", "--resume", "--now")).isZero();
    assertThat(plan().paused()).isFalse();
    assertThat(plan().nextAt()).isEqualTo(CliRun.NOW);
  }

  @Test
  void removesASourceAndClosesItsPostings() throws Exception {
    imported("board", 3);
    cli.run("postings", "feeds", "add", URL, "--source", "board");

    assertThat(cli.run("postings", "feeds", "remove", "board", "--json")).isZero();

    assertThat(cli.json().at("/closed").asInt()).isEqualTo(3);
    assertThat(cli.ports.feeds().open("board", null, 9)).isEmpty();
    assertThat(cli.ports.feeds().feeds()).isEmpty();
    assertThat(cli.ports.feedPlans().all()).isEmpty();
    assertThat(cli.run("postings", "feeds", "remove", "board")).isEqualTo(Exit.NOT_FOUND);
  }

  @Test
  void showsWhatTheLastReadingRefused_andThatASourceIsReadByHand() {
    imported("board", 1);

    assertThat(cli.run("postings", "feeds")).isZero();

    assertThat(cli.out()).contains("board: r-9 it has no title").contains("by hand");
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(cli.run("postings", "feeds", "add", "file:///etc/passwd", "--source", "x"))
        .isEqualTo(Exit.USAGE);
    assertThat(cli.err()).contains("http or https address only");
    assertThat(cli.run("postings", "feeds", "add", URL, "--every", "PT10S")).isEqualTo(Exit.USAGE);
    assertThat(cli.err()).contains("every 5 minutes to 30 days");
    assertThat(cli.run("postings", "feeds", "schedule", "board")).isEqualTo(Exit.USAGE);
    assertThat(cli.run("postings", "feeds", "schedule", "board", "--pause"))
        .isEqualTo(Exit.NOT_FOUND);
  }

  private FeedPlan plan() {
    return cli.ports.feedPlans().find("board").orElseThrow();
  }

  private void imported(String source, int open) {
    var feeds = cli.ports.feeds();
    feeds.begin(source, "run", CliRun.NOW);
    for (int item = 0; item < open; item++) {
      feeds.save(
          source,
          List.of(
              new FeedEntry(
                  PostingId.of(source, "r-" + item),
                  "hash",
                  "g1",
                  CliRun.NOW,
                  FeedEntry.State.OPEN)));
    }
    feeds.finish(
        source,
        new FeedRun(
            "run",
            URL,
            CliRun.NOW,
            CliRun.NOW,
            open,
            "g1",
            FeedVersion.UNKNOWN,
            new ImportResult(
                source,
                "indeed-xml",
                open + 1,
                open,
                0,
                0,
                0,
                List.of(new ImportResult.Refused("r-9", "it has no title")),
                1,
                0,
                0,
                0,
                true,
                null)));
  }
}
