package io.leadline.activities.job.run;

import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobEvent;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.RetryPolicy;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What follows for a job from how its attempt ended; pure.
 *
 * @param attempts counted from now on
 * @param later when it runs again; null when it does not
 * @param error what the record shows from now on
 * @param why for people
 */
record Verdict(
    JobEvent event,
    int attempts,
    int losses,
    @Nullable Instant later,
    @Nullable JobError error,
    @Nullable String why) {
  /** So many workers may die under a job that runs alone before it becomes a dead letter. */
  static final int MOST_LOSSES = 3;

  /**
   * @param random in [0, 1), for the jitter of the wait
   * @return empty when nothing may be recorded, since another attempt has taken over
   */
  static Optional<Verdict> of(
      JobRecord job, AttemptEnd end, RetryPolicy retries, Instant now, double random) {
    return of(job.attempts(), job.losses(), job.error(), end, retries, now, random);
  }

  /**
   * @param attempts that were counted before
   * @param before error of an earlier attempt
   */
  static Optional<Verdict> of(
      int attempts,
      int losses,
      @Nullable JobError before,
      AttemptEnd end,
      RetryPolicy retries,
      Instant now,
      double random) {
    int counted = attempts + 1;
    return switch (end) {
      case AttemptEnd.Succeeded it ->
          Optional.of(
              new Verdict(JobEvent.SUCCEED, counted, losses, null, null, recovery(it.recovered())));
      case AttemptEnd.Failed failed when failed.last() ->
          Optional.of(new Verdict(JobEvent.GIVE_UP, counted, losses, null, failed.error(), null));
      case AttemptEnd.Failed failed ->
          Optional.of(
              new Verdict(
                  JobEvent.FAIL,
                  counted,
                  losses,
                  later(now.plus(retries.waitAfter(counted, random)), failed.notBefore()),
                  failed.error(),
                  null));
      case AttemptEnd.Snoozed snoozed ->
          Optional.of(again(attempts, losses, before, later(now, snoozed.at()), snoozed.reason()));
      case AttemptEnd.Stopped stopped ->
          switch (stopped.cause()) {
            case CANCELLED ->
                Optional.of(
                    new Verdict(JobEvent.CANCEL, counted, losses, null, null, stopped.reason()));
            case HANDED_BACK -> Optional.of(again(attempts, losses, before, now, stopped.reason()));
            case LEASE_LOST -> Optional.empty();
            case HARD_LIMIT -> throw new IllegalArgumentException("a hard limit is a failure");
          };
    };
  }

  private static @Nullable String recovery(@Nullable JobError error) {
    return error == null ? null : "recovered from error " + error.id() + ", " + error.type();
  }

  /**
   * Its worker died while it ran alone. Not an attempt that counts, since the worker may have died
   * of anything.
   *
   * @param error recorded with the last loss
   */
  static Verdict lost(
      JobRecord job, RetryPolicy retries, Instant now, double random, JobError error) {
    int losses = job.losses() + 1;
    return losses >= MOST_LOSSES
        ? new Verdict(JobEvent.GIVE_UP, job.attempts() + 1, losses, null, error, null)
        : new Verdict(
            JobEvent.LOSE,
            job.attempts(),
            losses,
            now.plus(retries.waitAfter(losses, random)),
            job.error(),
            "its worker died, the " + (losses == 1 ? "first" : "second") + " time");
  }

  /** Runs again without the attempt being counted. */
  static Verdict again(JobRecord job, @Nullable Instant at, String why) {
    return again(job.attempts(), job.losses(), job.error(), at, why);
  }

  private static Verdict again(
      int attempts, int losses, @Nullable JobError before, @Nullable Instant at, String why) {
    return new Verdict(JobEvent.SNOOZE, attempts, losses, at, before, why);
  }

  private static Instant later(Instant one, @Nullable Instant other) {
    return other == null || other.isBefore(one) ? one : other;
  }

  /** Cancelled before it began. */
  static Verdict cancelled(JobRecord job, String why) {
    return new Verdict(JobEvent.CANCEL, job.attempts(), job.losses(), null, job.error(), why);
  }
}
