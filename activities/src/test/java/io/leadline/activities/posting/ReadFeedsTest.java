package io.leadline.activities.posting;

import static io.leadline.activities.job.ChangeBuilder.aChange;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.catalogue.Catalogue;
import io.leadline.activities.job.FakeJobGroups;
import io.leadline.activities.job.FakeJobStore;
import io.leadline.activities.job.FakeSealer;
import io.leadline.activities.job.JobEvent;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobInputs;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.StoredJobSubmitter;
import io.leadline.activities.job.run.JobTrial;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadFeedsTest {
  private static final Instant START = Instant.parse("2026-11-28T03:00:00Z");

  private final FakeFeedPlans plans = new FakeFeedPlans();
  private final FakeFeedStore feeds = new FakeFeedStore();
  private final FakeJobStore jobs = new FakeJobStore();
  private final FakeSealer sealer = new FakeSealer();
  private final AtomicInteger groups = new AtomicInteger();
  private Instant now = START;
  private final JobTrial<ReadFeeds.Input, List<String>> readFeeds =
      JobTrial.of(
          new ReadFeeds(
              plans,
              feeds,
              jobs,
              new StoredJobSubmitter(
                  Catalogue.kinds(),
                  new JobInputs(),
                  jobs,
                  new FakeJobGroups(),
                  sealer,
                  () -> "g" + groups.incrementAndGet(),
                  () -> now),
              () -> now));

  @Test
  void handsInOneJobForEachSourceThatIsDue() {
    plans.put(plan("nurses", Duration.ofHours(1), START));
    plans.put(plan("welders", Duration.ofHours(6), START));
    plans.put(plan("paused", Duration.ofHours(1), START).paused(true));
    plans.put(plan("later", Duration.ofHours(1), START.plusSeconds(1)));

    assertThat(run()).containsExactlyInAnyOrder("nurses", "welders");
    assertThat(run()).isEmpty();

    assertThat(jobs.list(JobFilter.ALL, 9))
        .extracting(this::input)
        .containsExactlyInAnyOrder(inputOf("nurses"), inputOf("welders"));
    assertThat(nextOf("nurses")).isEqualTo(START.plus(Duration.ofHours(1)));
    assertThat(nextOf("welders")).isEqualTo(START.plus(Duration.ofHours(6)));
  }

  @Test
  void aSourceThatIsStillReadWaits_andHoldsUpNoOther() {
    plans.put(plan("slow", Duration.ofMinutes(10), START));
    plans.put(plan("quick", Duration.ofMinutes(10), START));
    run();
    endReadingOf("quick");
    now = START.plus(Duration.ofMinutes(35));

    assertThat(run()).containsExactly("quick");
    assertThat(nextOf("quick")).isEqualTo(START.plus(Duration.ofMinutes(40)));
    endReadingOf("slow");

    assertThat(run()).containsExactly("slow");
    assertThat(nextOf("slow")).isEqualTo(START.plus(Duration.ofMinutes(40)));
  }

  @Test
  void killedBeforeThePlansMoved_itHandsInTheSameJobs() {
    FeedPlan plan = plan("nurses", Duration.ofHours(1), START);
    plans.put(plan);
    run();
    plans.put(plan);

    assertThat(run()).containsExactly("nurses");
    assertThat(jobs.list(JobFilter.ALL, 9)).hasSize(1);
  }

  @Test
  void readsAgainWhatWasImportedFromTheWebByHand_untilItIsRemoved() {
    imported("board", "https://feeds.example.com/board.xml");
    imported("file.xml", "/tmp/file.xml");

    assertThat(run()).isEmpty();
    assertThat(plans.all()).extracting(FeedPlan::source).containsExactly("board");
    now = START.plus(Duration.ofHours(1));
    assertThat(run()).containsExactly("board");

    new FeedDesk(plans, feeds, new FakePostingIndex(), () -> now).remove("board");
    end(jobs.list(JobFilter.ALL, 1).getFirst().id());
    now = START.plus(Duration.ofHours(9));
    assertThat(run()).isEmpty();
    assertThat(plans.all()).isEmpty();
  }

  private void endReadingOf(String source) {
    end(Objects.requireNonNull(plans.find(source).orElseThrow().job()));
  }

  private void end(String jobId) {
    JobRecord job = jobs.find(jobId).orElseThrow();
    jobs.change(List.of(aChange(job, now).step(JobEvent.START).step(JobEvent.SUCCEED).build()));
  }

  private List<String> run() {
    return Objects.requireNonNull(readFeeds.run(new ReadFeeds.Input()).result());
  }

  private void imported(String source, String origin) {
    feeds.begin(source, "r-" + source, START);
    feeds.finish(
        source,
        new FeedRun(
            "r-" + source,
            origin,
            START,
            START,
            0,
            "g1",
            FeedVersion.UNKNOWN,
            new ImportResult(source, "rss", 0, 0, 0, 0, 0, List.of(), 0, 0, 0, 0, true, null)));
  }

  private static FeedPlan plan(String source, Duration every, Instant first) {
    return FeedPlan.of(source, address(source), "auto", every, first);
  }

  private static URI address(String source) {
    return URI.create("https://feeds.example.com/" + source);
  }

  private Instant nextOf(String source) {
    return plans.find(source).orElseThrow().nextAt();
  }

  private String input(JobRecord job) {
    return new String(sealer.open(job.input()), StandardCharsets.UTF_8);
  }

  private static String inputOf(String source) {
    return "{\"url\":\"%s\",\"source\":\"%s\",\"format\":\"auto\",\"scheduled\":true}"
        .formatted(address(source), source);
  }
}
