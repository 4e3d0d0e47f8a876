package io.leadline.starter.api.job;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.desk.BrakeDesk;
import io.leadline.activities.job.queue.QueueView;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.Routes;
import java.util.List;
import java.util.function.Supplier;

/** Shows how every task queue gets on; pauses and resumes those of jobs. */
public final class QueueRoutes implements Routes {
  private static final String WHO = "operator";

  private final Access access;
  private final Supplier<List<QueueView>> queues;
  private final BrakeDesk brakes;

  /** What became of an act: paused, resumed, or was not paused. */
  record Acted(String queue, String result) {}

  public QueueRoutes(Access access, Supplier<List<QueueView>> queues, BrakeDesk brakes) {
    this.access = access;
    this.queues = queues;
    this.brakes = brakes;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/queues", this::list);
    routes.post("/queues/{name}/pause", this::pause);
    routes.post("/queues/{name}/resume", this::resume);
  }

  private void list(Context context) {
    access.readersToo(context);
    context.json(queues.get());
  }

  private void pause(Context context) {
    access.operatorOnly(context);
    JobQueue queue = queue(context);
    brakes.pauseQueue(queue, WHO);
    context.json(new Acted(queue.taskQueue(), "paused"));
  }

  private void resume(Context context) {
    access.operatorOnly(context);
    JobQueue queue = queue(context);
    boolean was = brakes.resumeQueue(queue, WHO);
    context.json(new Acted(queue.taskQueue(), was ? "resumed" : "was not paused"));
  }

  private static JobQueue queue(Context context) {
    try {
      return JobQueue.of(context.pathParam("name"));
    } catch (IllegalArgumentException e) {
      throw new NotFoundResponse("Only jobs-high, jobs-default and jobs-low can be paused.");
    }
  }
}
