package io.leadline.activities.lead;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.workflows.lead.Actor;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadStage;
import java.time.InstantSource;

/**
 * Deletes everything that is known of a lead; docs/lead-lifecycle.md says what stays. Once it is
 * erased nothing happens any more.
 */
public final class EraseLead implements BackgroundJob<EraseLead.Input, EraseLead.Result> {
  private final LeadStore leads;
  private final LeadFacts facts;
  private final InstantSource clock;

  public EraseLead(LeadStore leads, LeadFacts facts, InstantSource clock) {
    this.leads = leads;
    this.facts = facts;
    this.clock = clock;
  }

  /** Id of the lead. */
  public record Input(String leadId) {}

  /** What became of it. */
  public enum Result {
    ERASED,
    ALREADY_ERASED,
    NO_SUCH_LEAD
  }

  @Override
  public Result run(Input input, JobContext context) {
    Lead lead = leads.find(input.leadId()).orElse(null);
    if (lead == null) {
      return Result.NO_SUCH_LEAD;
    } else if (lead.life().stage() == LeadStage.ERASED) {
      return Result.ALREADY_ERASED;
    }
    // The same entry in every attempt, so that its workflow hears of it once.
    var event =
        new LeadEvent.EraseRequested(context.idempotencyKey(), clock.instant(), Actor.OPERATOR);
    facts.learn(OutboxEntry.about(lead.id(), event));
    return Result.ERASED;
  }
}
