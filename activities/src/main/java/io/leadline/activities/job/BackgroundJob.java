package io.leadline.activities.job;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One kind of background work: a class with its ports as constructor arguments, and one line in the
 * catalogue. It runs at least once for each accepted submission, so it must bear repeating; {@link
 * JobContext#idempotencyKey()} is the same in every attempt.
 *
 * @param <I> input, a record that Jackson reads and writes
 * @param <O> result, kept with the job's record; {@code Void} for none
 */
public interface BackgroundJob<I, O> {
  /**
   * Does the work.
   *
   * @throws PermanentFailure when trying again cannot help
   * @throws RunAgainAt to be run again later without using up an attempt
   * @throws Exception anything else is tried again until the attempts are used up
   */
  @Nullable O run(I input, JobContext context) throws Exception;

  /**
   * Asked when the last attempt has failed. A result marks the failure as handled: the job succeeds
   * with it and nobody is alerted.
   */
  default Optional<O> recover(I input, Throwable failure, JobContext context) throws Exception {
    return Optional.empty();
  }
}
