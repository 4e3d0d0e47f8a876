package io.leadline.workflows;

import java.time.Instant;

/** Builds and parses workflow ids; the only place that knows their shape. */
public final class WorkflowIds {
  private static final String LEAD = "lead:";
  private static final String ALERTS = "alerts-";

  private static final String JOBS = "jobs:";
  private static final String BATCH = "batch:";
  private static final String CHAIN = "chain:";

  private WorkflowIds() {}

  /** The one workflow of a lead, whatever run it is in. */
  public static String lead(String leadId) {
    return LEAD + leadId;
  }

  /** The id that the schedule gives to the run of one alert slot. */
  public static String alerts(Instant slot) {
    return ALERTS + slot;
  }

  /** The run of one or more groups of background jobs, named after the first of them. */
  public static String jobs(String groupId) {
    return JOBS + groupId;
  }

  /** The first group of such a run; of any other id, which a replay may have, the id itself. */
  public static String groupOf(String workflowId) {
    return workflowId.startsWith(JOBS) ? workflowId.substring(JOBS.length()) : workflowId;
  }

  /** What watches a batch until its last item has ended. */
  public static String batch(String batchId) {
    return BATCH + batchId;
  }

  /** Whether this is what {@link #batch} gives. */
  public static boolean isBatch(String workflowId) {
    return workflowId.startsWith(BATCH);
  }

  /** What leads a chain from step to step. */
  public static String chain(String chainId) {
    return CHAIN + chainId;
  }
}
