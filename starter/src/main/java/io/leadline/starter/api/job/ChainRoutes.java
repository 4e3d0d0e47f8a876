package io.leadline.starter.api.job;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.job.BadInputException;
import io.leadline.activities.job.JobFilter;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.chain.ChainDesk;
import io.leadline.activities.job.chain.ChainReader;
import io.leadline.activities.job.chain.ChainStanding;
import io.leadline.activities.job.chain.JobChain;
import io.leadline.activities.job.desk.JobAct;
import io.leadline.activities.job.desk.JobView;
import io.leadline.activities.job.desk.JobViews;
import io.leadline.starter.Json;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.Problem;
import io.leadline.starter.api.Routes;
import io.leadline.workflows.WorkflowIds;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes chains in and shows them: steps one after another, each a job or a fan-out of jobs. */
public final class ChainRoutes implements Routes {
  private static final String WHO = "operator";
  private static final int LISTED = 50;

  private final Access access;
  private final ChainDesk chains;
  private final JobApi jobs;

  /** A chain that was accepted and where to look for it. */
  record Submitted(String id, String status, String poll_url) {}

  /**
   * A chain with the jobs of its steps.
   *
   * @param steps one list of jobs for each; empty for a step that has not begun
   */
  record View(
      String id,
      String status,
      Instant createdAt,
      String onFailure,
      boolean cancelled,
      List<List<JobView.Line>> steps) {}

  public ChainRoutes(Access access, ChainDesk chains, JobApi jobs) {
    this.access = access;
    this.chains = chains;
    this.jobs = jobs;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.post("/chains", this::submit);
    routes.get("/chains", this::list);
    routes.get("/chains/{id}", this::show);
    routes.post("/chains/{id}/cancel", this::cancel);
  }

  /** {@code {steps: [{kind, input} or {fanOut: [{kind, input}, ...]}], onFailure?}}. */
  private void submit(Context context) throws IOException {
    access.operatorOnly(context);
    try {
      ChainReader wanted = ChainReader.read(Json.mapper().readTree(context.bodyAsBytes()));
      JobChain chain = chains.submit(wanted.steps(), wanted.onFailure());
      context
          .status(202)
          .json(new Submitted(chain.id(), JobStatus.PENDING.word(), "/chains/" + chain.id()));
    } catch (BadInputException e) {
      Problem.badFields(e.fields().stream().map(field -> JobRoutes.named("", field)).toList())
          .send(context);
    }
  }

  private void list(Context context) {
    access.readersToo(context);
    context.json(chains.list(LISTED).stream().map(this::view).toList());
  }

  private void show(Context context) {
    access.readersToo(context);
    context.json(view(chain(context)));
  }

  /** Lets no further step begin; jobs that wait end at once, those that run are asked to. */
  private void cancel(Context context) {
    access.operatorOnly(context);
    JobChain chain = chain(context);
    chains.cancel(chain.id());
    jobs.bulk(JobAct.CANCEL, JobFilter.ALL.whole(WorkflowIds.chain(chain.id())), false, WHO);
    context.status(202).json(view(chains.find(chain.id()).orElse(chain)));
  }

  private View view(JobChain chain) {
    List<List<JobRecord>> steps = new ArrayList<>();
    for (int step = 0; step < chain.steps().size(); step++) {
      steps.add(chains.jobs(chain, step));
    }
    JobStatus standing =
        ChainStanding.of(
            chain,
            steps.stream().map(jobs -> jobs.stream().map(JobRecord::status).toList()).toList());
    return new View(
        chain.id(),
        standing.word(),
        chain.createdAt(),
        chain.onFailure() == JobChain.OnFailure.STOP ? "stop" : "continue",
        chain.cancelled(),
        steps.stream().map(jobs -> jobs.stream().map(JobViews::line).toList()).toList());
  }

  private JobChain chain(Context context) {
    return chains
        .find(context.pathParam("id"))
        .orElseThrow(() -> new NotFoundResponse("There is no chain with this id."));
  }
}
