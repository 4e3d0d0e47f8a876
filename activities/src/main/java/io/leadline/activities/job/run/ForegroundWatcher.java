package io.leadline.activities.job.run;

import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobProgress;
import java.time.Instant;

/** Hears of a job that runs in the foreground, in the thread that waits for it. */
public interface ForegroundWatcher {
  void progress(JobProgress progress);

  /**
   * An attempt failed and another one follows.
   *
   * @param next when that begins
   */
  void failed(JobError error, Instant next);
}
