package io.leadline.activities.timeline;

import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.activities.job.PermanentFailure;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStore;

/**
 * Everything that is stored about a lead, for its right of access (GDPR Art. 15). The result stays
 * encrypted with the job's record and goes with it when the lead is erased.
 */
public final class ExportLead implements BackgroundJob<ExportLead.Input, LeadExport> {
  private final LeadStore leads;
  private final LeadExports exports;

  public ExportLead(LeadStore leads, LeadExports exports) {
    this.leads = leads;
    this.exports = exports;
  }

  /** Id of the lead. */
  public record Input(String leadId) {}

  @Override
  public LeadExport run(Input input, JobContext context) {
    Lead lead =
        leads
            .find(input.leadId())
            .orElseThrow(() -> new PermanentFailure("there is no lead " + input.leadId()));
    return exports.of(lead);
  }
}
