package io.leadline.activities.lead;

import io.leadline.activities.address.PhoneCheck;
import io.leadline.activities.alert.FakeAlertEnrolment;
import io.leadline.activities.message.FakeSuppressions;
import io.leadline.workflows.lead.ChannelState;
import io.leadline.workflows.lead.Consent;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LifecycleSettings;
import io.leadline.workflows.lead.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The lead services over fakes, with a clock that tests move and no workflow behind them. */
public final class LeadWorld {
  public final FakeOutbox outbox = new FakeOutbox();
  public final FakeLeadStore leads = new FakeLeadStore();
  public final FakeSuppressions suppressions = new FakeSuppressions();
  public final FakeAlertEnrolment alerts = new FakeAlertEnrolment();
  public final FakeLeadSignals signals = new FakeLeadSignals();
  public final List<String> forgotten = new ArrayList<>();
  public final RandomIds ids = new RandomIds(new Random(7));
  public final ResendLimits mails = new ResendLimits(LifecycleSettings.DEFAULTS);
  private final FactKeeper keeper =
      new FactKeeper(leads, suppressions, alerts, lead -> forgotten.add(lead.id()), this::now);
  public final StoredLeadFacts facts = new StoredLeadFacts(outbox, keeper, signals, this::now);
  public final UntoldLeadFacts untoldFacts = new UntoldLeadFacts(outbox, keeper);
  public final LeadDesk desk =
      new LeadDesk(leads, facts, Leads.HASHER, new PhoneCheck("US"), mails, ids, this::now);

  private Instant now = Leads.SIGN_UP;

  public Instant now() {
    return now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** Stores what the workflow would when the lead enters a stage now. */
  public void enter(String id, LeadStage stage) {
    Lead lead = leads.find(id).orElseThrow();
    Consent consent =
        switch (stage) {
          case NEW, VERIFYING -> Consent.PENDING;
          case ACTIVE, PAUSED, WINBACK -> Consent.GRANTED;
          case CLOSED, ERASED -> Consent.WITHDRAWN;
        };
    project(lead, stage, new ChannelState(consent, Reach.OK), List.of());
  }

  /** Stores what the workflow would when its mail gets through in another way from now on. */
  public void reach(String id, Reach reach) {
    Lead lead = leads.find(id).orElseThrow();
    ChannelState email = new ChannelState(lead.life().email().consent(), reach);
    project(lead, lead.life().stage(), email, List.of());
  }

  /** Stores what the workflow would after hearing all requests for another mail. */
  public void hearResends(String id) {
    Lead lead = leads.find(id).orElseThrow();
    List<Instant> resends =
        signals.of(id).stream()
            .filter(LeadEvent.ResendRequested.class::isInstance)
            .map(LeadEvent::at)
            .toList();
    project(lead, lead.life().stage(), lead.life().email(), resends);
  }

  private void project(Lead lead, LeadStage stage, ChannelState email, List<Instant> resends) {
    leads.project(
        LeadStates.of(
            lead.id(),
            lead.life().version() + 1,
            stage,
            null,
            lead.epoch(),
            1,
            email,
            ChannelState.UNUSED,
            now,
            null,
            resends,
            null));
  }
}
