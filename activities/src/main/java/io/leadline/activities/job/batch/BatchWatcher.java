package io.leadline.activities.job.batch;

import java.time.Instant;

/** Hears that batches have ended, before that is noted: maybe more than once. */
@FunctionalInterface
public interface BatchWatcher {
  /**
   * @param kind of its items
   */
  void ended(BatchEnded ended, String kind, Instant at);
}
