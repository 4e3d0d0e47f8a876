package io.leadline.starter;

import io.leadline.activities.lead.Engagements;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadDesk;
import io.leadline.activities.lead.LeadStore;
import io.leadline.starter.api.lead.EventRoutes;
import io.leadline.workflows.lead.EngagementSource;
import java.time.Instant;
import java.util.Optional;

/** The lead feature as the board tells it of engagement. */
record BoardLeads(LeadDesk desk, LeadStore leads, Engagements engagements)
    implements EventRoutes.Leads {
  @Override
  public Optional<Lead> find(String name) {
    return desk.find(name);
  }

  @Override
  public Optional<Lead> findByExternalId(String externalId) {
    return leads.findByExternalId(externalId);
  }

  @Override
  public boolean engaged(String leadId, EngagementSource source, Instant at, String entryId) {
    return engagements.engaged(leadId, source, at, entryId);
  }
}
