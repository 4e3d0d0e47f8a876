package io.leadline.starter;

import io.leadline.activities.engagement.BoardNews;
import io.leadline.activities.engagement.BoardReport;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadDesk;
import io.leadline.activities.lead.LeadStore;
import io.leadline.starter.api.lead.EventRoutes;
import java.util.Optional;

/** The lead feature as the board tells it of engagement. */
record BoardLeads(LeadDesk desk, LeadStore leads, BoardNews news) implements EventRoutes.Leads {
  @Override
  public Optional<Lead> find(String name) {
    return desk.find(name);
  }

  @Override
  public Optional<Lead> findByExternalId(String externalId) {
    return leads.findByExternalId(externalId);
  }

  @Override
  public boolean take(BoardReport report) {
    return news.take(report);
  }
}
