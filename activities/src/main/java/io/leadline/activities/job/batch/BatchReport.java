package io.leadline.activities.job.batch;

import io.leadline.activities.alarm.Alarm;
import io.leadline.activities.alarm.Alarms;
import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.workflows.WorkflowIds;

/**
 * Says how a batch ended, for whoever names it as the completion of a batch: a line in the log, and
 * an alarm when items failed. Run twice it says the same again.
 */
public final class BatchReport implements BackgroundJob<BatchEnded, BatchReport.Result> {
  private final Alarms alarms;

  public BatchReport(Alarms alarms) {
    this.alarms = alarms;
  }

  /**
   * How it ended.
   *
   * @param words a sentence for people
   */
  public record Result(long items, boolean complete, String words) {}

  @Override
  public Result run(BatchEnded batch, JobContext context) {
    long items = batch.succeeded() + batch.failed() + batch.cancelled();
    boolean complete = batch.succeeded() == items;
    String words =
        "batch %s ended: %d of %d items succeeded, %d failed, %d were cancelled"
            .formatted(
                batch.batchId(), batch.succeeded(), items, batch.failed(), batch.cancelled());
    context.log().info(words);
    if (batch.failed() > 0) {
      alarms.raise(
          Alarm.warning(
              "batch " + batch.batchId(),
              "Batch with failed items",
              words
                  + "; ./leadline job list --status failed --whole "
                  + WorkflowIds.batch(batch.batchId())
                  + " shows them"));
    }
    return new Result(items, complete, words);
  }
}
