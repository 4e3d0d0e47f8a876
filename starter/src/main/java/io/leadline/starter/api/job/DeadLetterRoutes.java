package io.leadline.starter.api.job;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.deadletter.DeadLetter;
import io.leadline.activities.deadletter.DeadLetterDesk;
import io.leadline.activities.job.desk.JobAct;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.Problem;
import io.leadline.starter.api.Routes;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Failed jobs, failed parts of batches and chains, and parked steps of leads, in one list. */
public final class DeadLetterRoutes implements Routes {
  private static final String WHO = "operator";

  private final Access access;
  private final DeadLetterDesk letters;
  private final JobApi jobs;

  /**
   * A page, newest first.
   *
   * @param next what {@code before} is to be for the next page; null at the end
   */
  record Page(List<DeadLetter> deadLetters, @Nullable String next) {}

  public DeadLetterRoutes(Access access, DeadLetterDesk letters, JobApi jobs) {
    this.access = access;
    this.letters = letters;
    this.jobs = jobs;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/dead-letters", this::list);
    routes.post("/dead-letters/bulk", this::bulk);
    routes.post("/dead-letters/{id}/retry", context -> act(context, JobAct.RETRY));
    routes.post("/dead-letters/{id}/discard", context -> act(context, JobAct.DISCARD));
  }

  private void list(Context context) {
    access.readersToo(context);
    JobQuery query = JobQuery.of(name -> parameter(context, name), jobs);
    if (!query.problems().isEmpty()) {
      Problem.badFields(query.problems()).send(context);
      return;
    }
    List<DeadLetter> found = letters.list(query.filter(), query.limit());
    String next = found.size() < query.limit() ? null : found.getLast().id();
    context.json(new Page(found, next));
  }

  /** A list goes on after a lead at the time at which its step was parked. */
  private @Nullable String parameter(Context context, String name) {
    String value = context.queryParam(name);
    String leadId = value != null && name.equals("before") ? DeadLetter.leadId(value) : null;
    return leadId == null ? value : letters.parkedAt(leadId).map(at -> at.toString()).orElse(value);
  }

  private void act(Context context, JobAct act) {
    access.operatorOnly(context);
    JobActRoutes.answer(context, letters.act(act, context.pathParam("id"), WHO));
  }

  private void bulk(Context context) throws IOException {
    access.operatorOnly(context);
    BulkWish.read(
        context,
        EnumSet.of(JobAct.RETRY, JobAct.DISCARD),
        (act, filter, dryRun) -> letters.act(act, filter, dryRun, WHO));
  }
}
