package io.leadline.starter.api.job;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.leadline.activities.job.JobRecord;

/** Finds the job that a path names. */
final class JobInPath {
  private JobInPath() {}

  /**
   * @throws NotFoundResponse when there is none
   */
  static JobRecord of(Context context, JobApi jobs) {
    return jobs.find(context.pathParam("id"))
        .orElseThrow(() -> new NotFoundResponse("There is no job with this id."));
  }
}
