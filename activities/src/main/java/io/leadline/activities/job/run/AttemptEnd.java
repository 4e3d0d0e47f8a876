package io.leadline.activities.job.run;

import io.leadline.activities.job.JobError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one attempt at a job came to its end. */
sealed interface AttemptEnd {
  /**
   * It gave a result.
   *
   * @param result as JSON; null for none
   * @param recovered the last failure, which the job dealt with; null when it did not fail
   */
  record Succeeded(@Nullable String result, @Nullable JobError recovered) implements AttemptEnd {}

  /**
   * It failed.
   *
   * @param last whether no other attempt follows
   * @param stackTrace for the record only, since it may quote anything
   * @param notBefore when another attempt is of use; null for as soon as the policy says
   */
  record Failed(JobError error, boolean last, String stackTrace, @Nullable Instant notBefore)
      implements AttemptEnd {
    Failed(JobError error, boolean last, String stackTrace) {
      this(error, last, stackTrace, null);
    }
  }

  /** It wants to go on later. */
  record Snoozed(Instant at, String reason) implements AttemptEnd {}

  /** It was told to stop, and what it gave then does not count. */
  record Stopped(StopCause cause, String reason) implements AttemptEnd {}
}
