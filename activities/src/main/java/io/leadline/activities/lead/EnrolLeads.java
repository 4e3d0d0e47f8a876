package io.leadline.activities.lead;

import io.leadline.activities.alert.AlertEnrolment;
import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import io.leadline.workflows.lead.LeadStage;
import java.time.InstantSource;
import java.util.List;

/**
 * Enrols every active lead for its alerts anew, which leaves slots that are right as they are:
 * repairs what a restored backup or a lost write left out of step.
 */
public final class EnrolLeads implements BackgroundJob<EnrolLeads.Input, Integer> {
  private static final int PAGE = 500;

  private final LeadStore leads;
  private final AlertEnrolment alerts;
  private final InstantSource clock;

  public EnrolLeads(LeadStore leads, AlertEnrolment alerts, InstantSource clock) {
    this.leads = leads;
    this.alerts = alerts;
    this.clock = clock;
  }

  /** Nothing is needed. */
  public record Input() {}

  /**
   * @return how many leads were looked at
   */
  @Override
  public Integer run(Input input, JobContext context) {
    int seen = 0;
    List<Lead> page = leads.list(LeadStage.ACTIVE, null, PAGE);
    while (!page.isEmpty()) {
      context.checkCancelled();
      page.forEach(lead -> alerts.enrol(lead, clock.instant()));
      seen += page.size();
      context.progress(seen, 0, "leads");
      page = leads.list(LeadStage.ACTIVE, page.getLast().life().stageSince(), PAGE);
    }
    return seen;
  }
}
