package io.leadline.activities.alert;

import io.leadline.workflows.alert.AlertActivities;
import io.leadline.workflows.alert.AlertCounts;
import io.leadline.workflows.alert.AlertShard;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;

/**
 * Runs {@link DailyAlerts} as an activity. Its heartbeats carry the counts, so that a later attempt
 * counts on; a heartbeat that throws (cancelled, worker shutting down) ends the run between two
 * steps.
 */
public final class AlertActivitiesImpl implements AlertActivities {
  /** Type of the failure that a later attempt may mend. */
  public static final String PROVIDER_BUSY = "ProviderBusy";

  /** Type of the failure that only an operator can mend. */
  public static final String MISCONFIGURED = "Misconfigured";

  private static final Duration FIRST_DELAY = Duration.ofSeconds(15);
  private static final int MOST_DELAYS = 20;

  private final DailyAlerts alerts;

  public AlertActivitiesImpl(DailyAlerts alerts) {
    this.alerts = alerts;
  }

  @Override
  public AlertCounts runShard(AlertShard shard) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    AlertCounts before =
        context.getHeartbeatDetails(AlertCounts.class).orElse(AlertCounts.NONE);
    int attempt = context.getInfo().getAttempt();
    try {
      return alerts.run(shard, attempt, before, context::heartbeat);
    } catch (AlertsStoppedException e) {
      throw switch (e.why()) {
        case PROVIDER_BUSY ->
            ApplicationFailure.newBuilder()
                .setMessage(e.getMessage())
                .setType(PROVIDER_BUSY)
                .setCause(e)
                .setNextRetryDelay(FIRST_DELAY.multipliedBy(Math.min(attempt, MOST_DELAYS)))
                .build();
        case MISCONFIGURED ->
            ApplicationFailure.newNonRetryableFailureWithCause(
                e.getMessage(), MISCONFIGURED, e);
      };
    }
  }
}
