package io.leadline.activities.job;

import java.time.Instant;
import org.slf4j.Logger;

/** What a running job may ask of the facility, and tell it. */
public interface JobContext {
  String jobId();

  /** When it was submitted; the same in every attempt. */
  Instant submittedAt();

  /** 1 for the first. */
  int attempt();

  /** The same in every attempt of this job; hand it to services that know such keys. */
  String idempotencyKey();

  /** Shown to whoever waits; written at most about once a second. */
  void progress(long done, long total, String note);

  /** After this the job should come to an end by itself; the hard limit ends it a while later. */
  Instant softDeadline();

  /** Whether somebody cancelled the job, the hard limit has passed, or the worker must stop. */
  boolean isCancelled();

  /**
   * For the steps of long work.
   *
   * @throws JobCancelledException if {@link #isCancelled()}
   */
  void checkCancelled();

  /** Its last 100 lines are kept with the attempt. Never log personal data. */
  Logger log();
}
