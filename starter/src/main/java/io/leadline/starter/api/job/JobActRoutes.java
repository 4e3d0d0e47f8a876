package io.leadline.starter.api.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.job.BadInputException;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.desk.ActResult;
import io.leadline.activities.job.desk.JobAct;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.Problem;
import io.leadline.starter.api.Problem.BadField;
import io.leadline.starter.api.Routes;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What operators do with jobs: cancel, retry, discard, one or many, and purge. */
public final class JobActRoutes implements Routes {
  private static final String WHO = "operator";

  private final Access access;
  private final JobApi jobs;

  /** What became of an act: cancelled, cancelling, retried or discarded. */
  record Acted(String id, String outcome) {}

  /** How many jobs were purged. */
  record Purged(String status, long purged) {}

  public JobActRoutes(Access access, JobApi jobs) {
    this.access = access;
    this.jobs = jobs;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.post("/jobs/bulk", this::bulk);
    routes.post("/jobs/{id}/cancel", context -> act(context, JobAct.CANCEL));
    routes.post("/jobs/{id}/retry", this::retry);
    routes.post("/jobs/{id}/discard", context -> act(context, JobAct.DISCARD));
    routes.delete("/jobs", this::purge);
  }

  private void act(Context context, JobAct act) {
    access.operatorOnly(context);
    answer(context, jobs.act(act, JobInPath.of(context, jobs).id(), WHO));
  }

  /** With {@code {"input": ...}} in place of the input that it has. */
  private void retry(Context context) throws IOException {
    access.operatorOnly(context);
    JobRecord job = JobInPath.of(context, jobs);
    JsonNode body = BulkWish.body(context);
    if (!body.has("input")) {
      answer(context, jobs.act(JobAct.RETRY, job.id(), WHO));
      return;
    }
    try {
      answer(context, jobs.retry(job, body.path("input"), WHO));
    } catch (BadInputException e) {
      Problem.badFields(e.fields().stream().map(bad -> JobRoutes.named("", bad)).toList())
          .send(context);
    }
  }

  static void answer(Context context, ActResult result) {
    switch (result) {
      case ActResult.Done done ->
          context
              .status(done.word().equals("cancelling") ? 202 : 200)
              .json(new Acted(context.pathParam("id"), done.word()));
      case ActResult.Refused refused -> Problem.of(409, refused.why()).send(context);
      case ActResult.Unknown unknown ->
          Problem.of(404, "There is no job with this id.").send(context);
    }
  }

  private void bulk(Context context) throws IOException {
    access.operatorOnly(context);
    BulkWish.read(
        context,
        EnumSet.allOf(JobAct.class),
        (act, filter, dryRun) -> jobs.bulk(act, filter, dryRun, WHO));
  }

  private void purge(Context context) {
    access.operatorOnly(context);
    List<BadField> bad = new ArrayList<>();
    JobStatus status = status(context.queryParam("status"), bad);
    Duration olderThan = duration(context.queryParam("olderThan"), bad);
    if (!bad.isEmpty()) {
      Problem.badFields(bad).send(context);
      return;
    }
    context.json(new Purged(status.word(), jobs.purge(status, olderThan, WHO)));
  }

  private static JobStatus status(@Nullable String word, List<BadField> bad) {
    try {
      JobStatus status = JobStatus.valueOf(String.valueOf(word).toUpperCase(Locale.ROOT));
      if (status.isFinal()) {
        return status;
      }
    } catch (IllegalArgumentException e) {
      // named below
    }
    bad.add(new BadField("status", "must be failed, succeeded or cancelled", null));
    return JobStatus.FAILED;
  }

  private static Duration duration(@Nullable String text, List<BadField> bad) {
    try {
      Duration age = Duration.parse(String.valueOf(text));
      if (!age.isNegative()) {
        return age;
      }
    } catch (DateTimeException e) {
      // named below
    }
    bad.add(new BadField("olderThan", "must be a duration such as P7D", null));
    return Duration.ZERO;
  }
}
