package io.leadline.starter.api.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.job.BadInputException;
import io.leadline.activities.job.JobInputs;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.desk.JobView;
import io.leadline.activities.job.desk.JobViews;
import io.leadline.activities.job.intake.Accepted;
import io.leadline.activities.job.intake.Submission;
import io.leadline.activities.job.intake.SubmissionReader.Read;
import io.leadline.starter.Json;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.Problem;
import io.leadline.starter.api.Problem.BadField;
import io.leadline.starter.api.Routes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Submits jobs, one or an array of them, and shows them. */
public final class JobRoutes implements Routes {
  private static final int MOST = 1_000;
  private static final Problem TOO_LARGE =
      Problem.of(
          413,
          "An input may have "
              + JobInputs.MOST_BYTES / 1024
              + " KB. Keep larger data elsewhere and name it.");

  private final Access access;
  private final JobApi jobs;
  private final JobViews views;

  /** An accepted job and where to look for it. */
  record Submitted(String id, String status, String poll_url) {
    static Submitted of(Accepted accepted) {
      return new Submitted(accepted.id(), accepted.status().word(), "/jobs/" + accepted.id());
    }
  }

  /**
   * A page of jobs, newest first.
   *
   * @param next what {@code before} is to be for the next page; null at the end
   */
  record Page(List<JobView.Line> jobs, @Nullable String next) {}

  public JobRoutes(Access access, JobApi jobs, JobViews views) {
    this.access = access;
    this.jobs = jobs;
    this.views = views;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.post("/jobs", this::submit);
    routes.get("/jobs", this::list);
    routes.get("/jobs/{id}", this::show);
  }

  /** All of an array or nothing. */
  private void submit(Context context) throws IOException {
    access.operatorOnly(context);
    JsonNode body = Json.mapper().readTree(context.bodyAsBytes());
    if (body == null || !(body.isObject() || body.isArray())) {
      throw new BadRequestResponse("The body must be a job, or an array of jobs.");
    }
    if (body.isArray() && body.size() > MOST) {
      throw new BadRequestResponse("At most " + MOST + " jobs in one request.");
    }
    List<Submission> wishes = new ArrayList<>();
    List<BadField> bad = new ArrayList<>();
    for (int i = 0; i < (body.isArray() ? body.size() : 1); i++) {
      String path = body.isArray() ? "[" + i + "]" : "";
      switch (jobs.read(body.isArray() ? body.path(i) : body)) {
        case Read.Good good -> wishes.add(good.submission());
        case Read.Bad refused -> refused.fields().forEach(field -> bad.add(named(path, field)));
        case Read.TooLarge large -> {
          TOO_LARGE.send(context);
          return;
        }
      }
    }
    if (!bad.isEmpty()) {
      Problem.badFields(bad).send(context);
      return;
    }
    List<Submitted> answers = jobs.submit(wishes).stream().map(Submitted::of).toList();
    context.status(202).json(body.isArray() ? answers : answers.getFirst());
  }

  static BadField named(String path, BadInputException.BadField field) {
    String name = path.isEmpty() || field.field().isEmpty() ? field.field() : "." + field.field();
    return new BadField(path + name, field.problem(), null);
  }

  private void show(Context context) {
    access.readersToo(context);
    context.json(views.of(JobInPath.of(context, jobs)));
  }

  private void list(Context context) {
    access.readersToo(context);
    JobQuery query = JobQuery.of(context, jobs);
    if (!query.problems().isEmpty()) {
      Problem.badFields(query.problems()).send(context);
      return;
    }
    List<JobRecord> found = jobs.list(query.filter(), query.limit());
    String next = found.size() < query.limit() ? null : found.getLast().id();
    context.json(new Page(found.stream().map(JobViews::line).toList(), next));
  }
}
