package io.leadline.activities.lead;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.workflows.lead.Actor;
import io.leadline.workflows.lead.LeadEvent;
import java.time.InstantSource;

/** Ends the pause of a lead for an operator; as a batch, of many leads. */
public final class ResumeLead implements BackgroundJob<ResumeLead.Input, Boolean> {
  private final LeadStore leads;
  private final LeadFacts facts;
  private final InstantSource clock;

  public ResumeLead(LeadStore leads, LeadFacts facts, InstantSource clock) {
    this.leads = leads;
    this.facts = facts;
    this.clock = clock;
  }

  /** Id of the lead. */
  public record Input(String leadId) {}

  /**
   * @return false when it is in no stage that can be paused, or does not exist
   */
  @Override
  public Boolean run(Input input, JobContext context) {
    boolean living =
        leads.find(input.leadId()).filter(lead -> lead.life().stage().isLiving()).isPresent();
    if (living) {
      var event =
          new LeadEvent.ResumeRequested(context.idempotencyKey(), clock.instant(), Actor.OPERATOR);
      facts.learn(OutboxEntry.about(input.leadId(), event));
    }
    return living;
  }
}
