package io.leadline.activities.timeline;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.PermanentFailure;
import io.leadline.activities.lead.ConsentRecord;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Everything that is stored about a lead, for its right of access (GDPR Art. 15). The result stays
 * encrypted with the job's record and goes with it when the lead is erased.
 */
public final class ExportLead implements BackgroundJob<ExportLead.Input, ExportLead.Export> {
  private final LeadStore leads;
  private final LeadViews views;
  private final LeadTimeline timeline;
  private final InstantSource clock;

  public ExportLead(LeadStore leads, LeadViews views, LeadTimeline timeline, InstantSource clock) {
    this.leads = leads;
    this.views = views;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** Id of the lead. */
  public record Input(String leadId) {}

  /** What is known: who it is, what it agreed to and when, what was sent and what became of it. */
  public record Export(
      Instant at, LeadView profile, List<ConsentRecord> consents, List<TimelineEntry> timeline) {}

  @Override
  public Export run(Input input, JobContext context) {
    Lead lead =
        leads
            .find(input.leadId())
            .orElseThrow(() -> new PermanentFailure("there is no lead " + input.leadId()));
    return new Export(clock.instant(), views.of(lead), lead.consents(), timeline.of(lead));
  }
}
