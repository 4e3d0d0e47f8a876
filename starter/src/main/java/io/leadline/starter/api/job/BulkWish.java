package io.leadline.starter.api.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.desk.JobAct;
import io.leadline.activities.job.desk.JobBulk;
import io.leadline.starter.Json;
import io.leadline.starter.api.Problem;
import io.leadline.starter.api.Problem.BadField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code {action, filter, dryRun?}} and answers what was done, or what is wrong with it. */
final class BulkWish {
  /** Does what was wished for. */
  interface Bulk {
    JobBulk.Result act(JobAct act, JobFilter filter, boolean dryRun);
  }

  private BulkWish() {}

  /** Counts only, unless {@code dryRun} is false. */
  static void read(Context context, Set<JobAct> allowed, Bulk bulk) throws IOException {
    JsonNode body = body(context);
    List<BadField> bad = new ArrayList<>();
    Optional<JobAct> act = JobAct.of(body.path("action").asText()).filter(allowed::contains);
    if (act.isEmpty()) {
      bad.add(new BadField("action", "must be one of " + words(allowed), null));
    }
    JsonNode filter = body.path("filter");
    if (!filter.isObject()) {
      bad.add(new BadField("filter", "must say which jobs are meant; {} means all", null));
    }
    JobQuery query =
        JobQuery.of(name -> filter.hasNonNull(name) ? filter.path(name).asText() : null, "filter.");
    bad.addAll(query.problems());
    if (act.isEmpty() || !bad.isEmpty()) {
      Problem.badFields(bad).send(context);
      return;
    }
    context.json(bulk.act(act.get(), query.filter(), body.path("dryRun").asBoolean(true)));
  }

  private static String words(Set<JobAct> acts) {
    return acts.stream().map(JobAct::word).collect(Collectors.joining(", "));
  }

  /** An empty object when there is none. */
  static JsonNode body(Context context) throws IOException {
    if (context.body().isBlank()) {
      return Json.mapper().createObjectNode();
    }
    JsonNode body = Json.mapper().readTree(context.bodyAsBytes());
    if (body == null || !body.isObject()) {
      throw new BadRequestResponse("The body must be a JSON object.");
    }
    return body;
  }
}
