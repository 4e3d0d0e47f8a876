package io.leadline.workflows;

import java.time.Instant;

/** Builds and parses workflow ids; the only place that knows their shape. */
public final class WorkflowIds {
  private static final String LEAD = "lead:";
  private static final String ALERTS = "alerts-";

  private WorkflowIds() {}

  /** The one workflow of a lead, whatever run it is in. */
  public static String lead(String leadId) {
    return LEAD + leadId;
  }

  /** The id that the schedule gives to the run of one alert slot. */
  public static String alerts(Instant slot) {
    return ALERTS + slot;
  }
}
