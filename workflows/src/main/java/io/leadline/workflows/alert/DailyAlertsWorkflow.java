package io.leadline.workflows.alert;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One alert slot: everyone whose local send time has come at this quarter hour gets the alert that
 * fits, or a recorded reason why not. Id {@code alerts-<instant>} on task queue {@code alerts};
 * started by the schedule {@code leadline-alerts} or by {@code alerts run}.
 */
@WorkflowInterface
public interface DailyAlertsWorkflow {
  @WorkflowMethod(name = "DailyAlertsWorkflow")
  AlertCounts run(DailyAlertsInput input);
}
