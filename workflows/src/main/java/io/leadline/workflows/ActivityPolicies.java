package io.leadline.workflows;

import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** Timeouts and retries of activities, by what the activity does; each with its reason. */
public final class ActivityPolicies {
  private ActivityPolicies() {}

  /**
   * Short read of a store as a local activity. There is no limit to the attempts: while the store
   * is away a lead can only wait, and parking every lead for it would make one outage a million
   * cases for an operator.
   */
  public static LocalActivityOptions quickRead() {
    return patient(Duration.ofSeconds(5));
  }

  /** Short idempotent write to a store as a local activity; as patient as {@link #quickRead}. */
  public static LocalActivityOptions storeWrite() {
    return patient(Duration.ofSeconds(10));
  }

  private static LocalActivityOptions patient(Duration attempt) {
    return LocalActivityOptions.newBuilder()
        .setStartToCloseTimeout(attempt)
        // Longer pauses are timers: a workflow task held open blocks a slot and its lead's signals.
        .setLocalRetryThreshold(Duration.ofSeconds(1))
        .setRetryOptions(
            RetryOptions.newBuilder(retry(Duration.ofMillis(200), Duration.ofMinutes(2)))
                // Without a limit the SDK takes a local activity to have no retries at all.
                .setMaximumAttempts(Integer.MAX_VALUE)
                .build())
        .build();
  }

  /**
   * One call to a provider. Tried for nearly a day, which outlives the usual outages and lets an
   * operator mend a wrong setting, and still ends before a mail would be stale; then the step is
   * parked. An attempt outlives the call's own timeout by little, because that is how long a lead
   * waits when its worker was killed.
   */
  public static ActivityOptions externalCall(String taskQueue) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(taskQueue)
        .setStartToCloseTimeout(Duration.ofSeconds(45))
        .setScheduleToCloseTimeout(Duration.ofHours(23))
        .setRetryOptions(retry(Duration.ofSeconds(2), Duration.ofMinutes(10)))
        .build();
  }

  /**
   * One call to the provider of text messages. Tried for four days, because a text may have to wait
   * for the end of quiet hours, over a Sunday at most, before the day of attempts begins.
   */
  public static ActivityOptions textCall(String taskQueue) {
    return ActivityOptions.newBuilder(externalCall(taskQueue))
        .setScheduleToCloseTimeout(Duration.ofDays(4))
        .build();
  }

  /**
   * Long work that heartbeats after each pass. A worker that was killed is noticed within seconds,
   * because alerts wait for it; the long limits only end what can no longer be of use.
   */
  public static ActivityOptions longBatch(String taskQueue) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(taskQueue)
        .setHeartbeatTimeout(Duration.ofSeconds(12))
        .setStartToCloseTimeout(Duration.ofHours(6))
        .setScheduleToCloseTimeout(Duration.ofHours(24))
        .setRetryOptions(retry(Duration.ofSeconds(1), Duration.ofMinutes(1)))
        .build();
  }

  /**
   * Groups of jobs that each end within seconds, as a local activity: it costs six events and
   * begins at once. It is tried without end, since every attempt goes on with what is not recorded;
   * the limit of an attempt only frees a worker from what can no longer be of use.
   */
  public static LocalActivityOptions briefJobs() {
    return patient(Duration.ofMinutes(30));
  }

  /**
   * Groups of jobs of any length. A worker that was killed is noticed within ten seconds, and its
   * jobs are taken over within twenty; as patient as {@link #briefJobs}.
   */
  public static ActivityOptions jobs(String taskQueue) {
    return ActivityOptions.newBuilder()
        .setTaskQueue(taskQueue)
        .setHeartbeatTimeout(Duration.ofSeconds(10))
        .setStartToCloseTimeout(Duration.ofDays(7))
        .setRetryOptions(retry(Duration.ofSeconds(1), Duration.ofSeconds(30)))
        .build();
  }

  private static RetryOptions retry(Duration first, Duration longest) {
    return RetryOptions.newBuilder()
        .setInitialInterval(first)
        .setBackoffCoefficient(2)
        .setMaximumInterval(longest)
        .setDoNotRetry(FailureType.notRetried())
        .build();
  }
}
