package io.leadline.activities.alert;

import io.leadline.workflows.FailureType;
import io.leadline.workflows.alert.AlertActivities;
import io.leadline.workflows.alert.AlertCounts;
import io.leadline.workflows.alert.AlertShard;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;

/**
 * Runs {@link DailyAlerts} as an activity. Its heartbeats carry the counts, so that a later attempt
 * counts on; one that is refused (cancelled, worker shutting down) ends the run between two steps.
 */
public final class AlertActivitiesImpl implements AlertActivities {
  private static final Duration BUSY_DELAY = Duration.ofSeconds(15);
  private static final Duration MISCONFIGURED_DELAY = Duration.ofMinutes(2);

  private final DailyAlerts alerts;

  public AlertActivitiesImpl(DailyAlerts alerts) {
    this.alerts = alerts;
  }

  @Override
  public AlertCounts runShard(AlertShard shard) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    AlertCounts before = context.getHeartbeatDetails(AlertCounts.class).orElse(AlertCounts.NONE);
    int attempt = context.getInfo().getAttempt();
    try (SteadyHeartbeat heartbeat = new SteadyHeartbeat(context::heartbeat, before)) {
      return alerts.run(shard, attempt, before, heartbeat);
    } catch (AlertsStoppedException e) {
      throw switch (e.why()) {
        case PROVIDER_BUSY, STOPPED -> later(FailureType.THROTTLED, e, BUSY_DELAY);
        case MISCONFIGURED -> later(FailureType.MISCONFIGURED, e, MISCONFIGURED_DELAY);
      };
    }
  }

  private static ApplicationFailure later(FailureType type, Exception cause, Duration delay) {
    return ApplicationFailure.newBuilder()
        .setType(type.name())
        .setMessage(cause.getMessage())
        .setCause(cause)
        .setNextRetryDelay(delay)
        .build();
  }
}
