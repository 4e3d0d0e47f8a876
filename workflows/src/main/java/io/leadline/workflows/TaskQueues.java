package io.leadline.workflows;

/**
 * The task queues, one per kind of downstream, so that each can be sized and limited by itself. The
 * names are outward: operators size them with {@code LEADLINE_QUEUE_<NAME>_SLOTS}.
 */
public final class TaskQueues {
  /** Workflow tasks of leads, and the short store writes they do as local activities. */
  public static final String LEADS = "leads";

  /** Workflow tasks of alert slots and their long-running shard activities. */
  public static final String ALERTS = "alerts";

  /** Single mails to the mail provider: verification and notices. */
  public static final String EMAIL = "email";

  /** Single text messages to the SMS provider. */
  public static final String SMS = "sms";

  /** Background jobs that somebody waits for. */
  public static final String JOBS_HIGH = "jobs-high";

  /** Background jobs without a wish of their own. */
  public static final String JOBS_DEFAULT = "jobs-default";

  /** Background jobs that may take their time: imports, purges, batches. */
  public static final String JOBS_LOW = "jobs-low";

  private TaskQueues() {}
}
