package io.leadline.starter.api.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.job.BadInputException;
import io.leadline.activities.job.JobBatch;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.batch.BadItemException;
import io.leadline.activities.job.batch.BatchDesk;
import io.leadline.activities.job.batch.BatchView;
import io.leadline.activities.job.desk.JobAct;
import io.leadline.activities.job.desk.JobBulk;
import io.leadline.activities.job.desk.JobView;
import io.leadline.activities.job.desk.JobViews;
import io.leadline.starter.Json;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.Problem;
import io.leadline.starter.api.Problem.BadField;
import io.leadline.starter.api.Routes;
import io.leadline.workflows.WorkflowIds;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes batches in and shows them. JSON lines are read one by one while they arrive, so a million
 * items take no more memory than one; an upload that breaks off never runs.
 */
public final class BatchRoutes implements Routes {
  private static final String WHO = "operator";
  private static final int LISTED = 50;

  private final Access access;
  private final BatchDesk batches;
  private final JobApi jobs;

  /** A batch that was accepted and where to look for it. */
  record Submitted(String id, String status, long items, String poll_url) {}

  /**
   * A page of items, newest first.
   *
   * @param next what {@code before} is to be for the next page; null at the end
   */
  record Items(List<JobView.Line> items, @Nullable String next) {}

  public BatchRoutes(Access access, BatchDesk batches, JobApi jobs) {
    this.access = access;
    this.batches = batches;
    this.jobs = jobs;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.post("/batches", this::submit);
    routes.get("/batches", this::list);
    routes.get("/batches/{id}", this::show);
    routes.get("/batches/{id}/items", this::items);
    routes.post("/batches/{id}/cancel", this::cancel);
    routes.post("/batches/{id}/retry", this::retry);
  }

  /**
   * One object {@code {kind, items, completion?}}; or items as JSON lines, with kind and completion
   * in the query string.
   */
  private void submit(Context context) throws IOException {
    access.operatorOnly(context);
    try (InputStream body = context.bodyInputStream()) {
      String kind = context.queryParam("kind");
      JobBatch batch =
          kind == null
              ? takeObject(body)
              : batches.take(kind, context.queryParam("completion"), body);
      String url = "/batches/" + batch.id();
      context.status(202).json(new Submitted(batch.id(), "running", batch.items(), url));
    } catch (BadInputException e) {
      refuse(context, e.fields());
    } catch (BadItemException e) {
      refuse(context, e.fields());
    }
  }

  private JobBatch takeObject(InputStream body) throws IOException {
    JsonNode wanted = Json.mapper().readTree(body);
    if (wanted == null || !wanted.path("items").isArray()) {
      throw new BadInputException(
          "batch", List.of(new BadInputException.BadField("items", "must be an array")));
    }
    JsonNode completion = wanted.path("completion");
    return batches.take(
        wanted.path("kind").asText(),
        completion.isTextual() ? completion.asText() : null,
        wanted.path("items"));
  }

  private static void refuse(Context context, List<BadInputException.BadField> bad) {
    Problem.badFields(bad.stream().map(field -> JobRoutes.named("", field)).toList()).send(context);
  }

  private void list(Context context) {
    access.readersToo(context);
    context.json(batches.list(LISTED));
  }

  private void show(Context context) {
    access.readersToo(context);
    context.json(batch(context));
  }

  private void items(Context context) {
    access.readersToo(context);
    String id = batch(context).id();
    JobQuery query = JobQuery.of(context, jobs);
    List<BadField> problems = query.problems();
    if (!problems.isEmpty()) {
      Problem.badFields(problems).send(context);
      return;
    }
    List<JobRecord> found = jobs.list(query.filter().whole(WorkflowIds.batch(id)), query.limit());
    String next = found.size() < query.limit() ? null : found.getLast().id();
    context.json(new Items(found.stream().map(JobViews::line).toList(), next));
  }

  /** Lets nothing more of it begin; items that run are asked to end. */
  private void cancel(Context context) {
    access.operatorOnly(context);
    String id = batch(context).id();
    if (!batches.cancel(id)) {
      throw new ConflictResponse("This batch has ended or is cancelled already.");
    }
    bulk(context, JobAct.CANCEL, BatchDesk.items(id));
  }

  /** Gives the failed items new attempts, and only them. */
  private void retry(Context context) {
    access.operatorOnly(context);
    bulk(context, JobAct.RETRY, BatchDesk.items(batch(context).id()));
  }

  private void bulk(Context context, JobAct act, JobFilter items) {
    JobBulk.Result result = jobs.bulk(act, items, false, WHO);
    context.json(result);
  }

  private BatchView batch(Context context) {
    Optional<BatchView> found = batches.find(context.pathParam("id"));
    return found.orElseThrow(() -> new NotFoundResponse("There is no batch with this id."));
  }
}
