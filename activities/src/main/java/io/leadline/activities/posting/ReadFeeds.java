package io.leadline.activities.posting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.job.JobSubmitter;
import io.leadline.activities.job.JobSubmitter.PartSubmission;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Hands in one {@code import-feed} job for each source that is due, so that none waits for another.
 * A source whose last reading still goes on is left until that has ended. Safe to repeat: a job's
 * id follows from its source and the moment it was due.
 */
public final class ReadFeeds implements BackgroundJob<ReadFeeds.Input, List<String>> {
  private static final String KIND = "import-feed";
  private static final int MOST = 500;

  private final FeedPlans plans;
  private final FeedStore feeds;
  private final JobStore jobs;
  private final JobSubmitter submitter;
  private final InstantSource clock;

  public ReadFeeds(
      FeedPlans plans,
      FeedStore feeds,
      JobStore jobs,
      JobSubmitter submitter,
      InstantSource clock) {
    this.plans = plans;
    this.feeds = feeds;
    this.jobs = jobs;
    this.submitter = submitter;
    this.clock = clock;
  }

  /** Nothing is needed. */
  public record Input() {}

  /**
   * @return the sources that are read now
   */
  @Override
  public List<String> run(Input input, JobContext context) {
    Instant now = clock.instant();
    adopt(now);
    Map<FeedPlan, FeedPlan> moved = new HashMap<>();
    List<PartSubmission> readings = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    for (FeedPlan plan : plans.due(now, MOST)) {
      if (isBeingRead(plan)) {
        context.log().info("{} is still being read by job {}", plan.source(), plan.job());
        continue;
      }
      String id = idOf(plan);
      readings.add(new PartSubmission(id, KIND, input(plan), null));
      moved.put(plan, plan.handedIn(id, now));
      sources.add(plan.source());
    }
    if (!readings.isEmpty()) {
      submitter.submit(readings);
      moved.forEach(plans::replace);
    }
    return sources;
  }

  /** What was imported from the web by hand is read again from then on. */
  private void adopt(Instant now) {
    for (KnownFeed feed : feeds.feeds()) {
      FeedRun last = feed.last();
      if (last != null && last.origin().matches("(?i)https?://.+")) {
        Instant first = last.finishedAt().plus(FeedPlan.USUAL);
        PostingImport.address(last.origin())
            .map(
                url ->
                    FeedPlan.of(
                        feed.source(),
                        url,
                        "auto",
                        FeedPlan.USUAL,
                        first.isBefore(now) ? now : first))
            .ifPresent(plans::putIfAbsent);
      }
    }
  }

  private boolean isBeingRead(FeedPlan plan) {
    return Optional.ofNullable(plan.job())
        .flatMap(jobs::find)
        .filter(job -> !job.status().isFinal())
        .isPresent();
  }

  private static String idOf(FeedPlan plan) {
    String due = plan.source() + " " + plan.nextAt();
    return "feed-" + UUID.nameUUIDFromBytes(due.getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode input(FeedPlan plan) {
    ObjectNode input = JobJson.mapper().createObjectNode();
    input.put("url", plan.url().toString());
    input.put("source", plan.source());
    input.put("format", plan.format());
    input.put("scheduled", true);
    return input;
  }
}
