package io.leadline.activities.lead;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.workflows.lead.Actor;
import io.leadline.workflows.lead.LeadEvent;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Pauses the alerts of a lead for an operator; as a batch, of many leads. */
public final class PauseLead implements BackgroundJob<PauseLead.Input, Boolean> {
  private final LeadStore leads;
  private final LeadFacts facts;
  private final InstantSource clock;

  public PauseLead(LeadStore leads, LeadFacts facts, InstantSource clock) {
    this.leads = leads;
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * Whom, and for how long.
   *
   * @param until when it resumes by itself; null for until an operator resumes it
   */
  public record Input(String leadId, @Nullable Instant until) {}

  /**
   * @return false when it is in no stage that can be paused, or does not exist
   */
  @Override
  public Boolean run(Input input, JobContext context) {
    boolean living =
        leads.find(input.leadId()).filter(lead -> lead.life().stage().isLiving()).isPresent();
    if (living) {
      var event =
          new LeadEvent.PauseRequested(
              context.idempotencyKey(), clock.instant(), input.until(), Actor.OPERATOR);
      facts.learn(OutboxEntry.about(input.leadId(), event));
    }
    return living;
  }
}
