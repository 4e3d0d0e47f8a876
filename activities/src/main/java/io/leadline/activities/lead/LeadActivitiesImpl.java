package io.leadline.activities.lead;

import io.leadline.activities.alert.AlertEnrolment;
import io.leadline.workflows.lead.Engagement;
import io.leadline.workflows.lead.LeadActivities;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadLife;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.LifecycleSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Stores what a lead's workflow decided. Running it twice is safe: the stage history and the
 * projection are conditional on the version of the change, and alerts follow whatever projection is
 * newest, so an attempt that wakes up late cannot bring back what a later change ended.
 */
public final class LeadActivitiesImpl implements LeadActivities {
  private final LeadStore leads;
  private final Transitions transitions;
  private final AlertEnrolment alerts;
  private final EngagementReader engagement;
  private final LifecycleSettings settings;
  private final InstantSource clock;

  public LeadActivitiesImpl(
      LeadStore leads,
      Transitions transitions,
      AlertEnrolment alerts,
      EngagementReader engagement,
      LifecycleSettings settings,
      InstantSource clock) {
    this.leads = leads;
    this.transitions = transitions;
    this.alerts = alerts;
    this.engagement = engagement;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public LeadLife load(String leadId) {
    LeadState state =
        leads.find(leadId).map(Lead::life).orElse(LeadState.fresh(leadId, clock.instant()));
    return new LeadLife(state, settings, List.of());
  }

  @Override
  public Engagement look(String leadId, Instant activeSince) {
    return engagement.read(leadId, activeSince);
  }

  @Override
  public void record(LeadChange change) {
    LeadState after = change.after();
    transitions.append(change);
    leads.project(after);
    leads.change(after.leadId(), lead -> dropped(lead, change));
    followWithAlerts(after.leadId());
    if (after.stage() == LeadStage.ERASED) {
      alerts.forget(after.leadId());
      leads.change(after.leadId(), Lead::erased);
    } else if (after.finished() && after.neverProved()) {
      leads.forget(after.leadId(), after.epoch());
      alerts.forget(after.leadId());
    }
  }

  /** An address that was waited for too long goes; one that was asked for meanwhile stays. */
  private Lead dropped(Lead lead, LeadChange change) {
    PendingAddress pending = lead.pendingAddress();
    if (pending == null) {
      return lead;
    }
    Instant since = pending.requestedAt();
    boolean overdue =
        change.why().equals(LeadState.Step.DROP_ADDRESS.name())
            && !since.plus(settings.addressChange()).isAfter(change.at());
    boolean left = !change.after().stage().isLiving() && !since.isAfter(change.at());
    return overdue || left ? lead.dropping(null) : lead;
  }

  /** Acts on the newest projection and looks again, until it acted on the newest. */
  private void followWithAlerts(String leadId) {
    Optional<Lead> newest = leads.find(leadId);
    while (newest.isPresent()) {
      Lead lead = newest.get();
      if (lead.life().stage() == LeadStage.ACTIVE) {
        alerts.enrol(lead, clock.instant());
      } else {
        alerts.withdraw(lead);
      }
      newest = leads.find(leadId).filter(again -> again.life().version() != lead.life().version());
    }
  }
}
