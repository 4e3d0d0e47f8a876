package io.leadline.activities.lead;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import java.time.InstantSource;

/**
 * Tells the workflows of leads what is due in the outbox. Every API process does so every second;
 * this is for a time without any, and for an operator who wants it now. Safe to repeat, and beside
 * the others: workflows remember the entries that they have heard.
 */
public final class DeliverOutbox implements BackgroundJob<DeliverOutbox.Input, Integer> {
  private final OutboxDelivery delivery;
  private final InstantSource clock;

  public DeliverOutbox(OutboxDelivery delivery, InstantSource clock) {
    this.delivery = delivery;
    this.clock = clock;
  }

  /** Nothing is needed. */
  public record Input() {}

  /**
   * @return how many entries were delivered; what could not be is put off
   */
  @Override
  public Integer run(Input input, JobContext context) {
    OutboxDelivery.Pass pass = delivery.deliverDue(clock.instant());
    int delivered = pass.delivered();
    while (pass.more()) {
      context.checkCancelled();
      pass = delivery.deliverDue(clock.instant());
      delivered += pass.delivered();
      context.progress(delivered, 0, "delivered");
    }
    return delivered;
  }
}
