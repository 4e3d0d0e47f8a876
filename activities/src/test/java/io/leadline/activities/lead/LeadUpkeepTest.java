package io.leadline.activities.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.alert.FakeAlertEnrolment;
import io.leadline.activities.job.run.JobTrial;
import io.leadline.workflows.lead.ChannelState;
import io.leadline.workflows.lead.CloseReason;
import io.leadline.workflows.lead.Consent;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The jobs that look through all leads. */
class LeadUpkeepTest {
  private static final Instant NOW = Instant.parse("2026-11-28T02:10:00Z");

  private final FakeLeadStore leads = new FakeLeadStore();
  private final FakeAlertEnrolment alerts = new FakeAlertEnrolment();

  @Test
  void forgetsWhoNeverProvedAnAddress_oneMonthAfterTheEnd() {
    Lead old = closed(CloseReason.NEVER_VERIFIED, Duration.ofDays(32), Consent.PENDING);
    Lead recent = closed(CloseReason.NEVER_VERIFIED, Duration.ofDays(29), Consent.PENDING);
    Lead proved = closed(CloseReason.SUNSET, Duration.ofDays(32), Consent.LAPSED);
    var trial = JobTrial.of(new PurgeUnverifiedLeads(leads, alerts, () -> NOW));
    var input = new PurgeUnverifiedLeads.Input(null);

    assertThat(trial.run(input).result()).isEqualTo(1);
    assertThat(trial.again().result()).isZero();

    assertThat(leads.find(old.id())).get().matches(Lead::isForgotten);
    assertThat(leads.find(recent.id())).get().matches(lead -> !lead.isForgotten());
    assertThat(leads.find(proved.id())).get().matches(lead -> !lead.isForgotten());
  }

  @Test
  void enrolsEveryActiveLead() {
    List<Lead> active = List.of(Leads.anActiveLead().build(), Leads.anActiveLead().build());
    active.forEach(leads::insert);
    leads.insert(Leads.aNewLead().build());
    var trial = JobTrial.of(new EnrolLeads(leads, alerts, () -> NOW));

    trial.run(new EnrolLeads.Input()).result();
    trial.again().result();

    assertThat(alerts.enrolled()).containsOnly(active.getFirst().id(), active.getLast().id());
  }

  private Lead closed(CloseReason reason, Duration ago, Consent consent) {
    Lead lead = Leads.aNewLead().build();
    leads.insert(lead);
    leads.project(
        LeadStates.of(
            lead.id(),
            2,
            LeadStage.CLOSED,
            reason,
            1,
            1,
            new ChannelState(consent, Reach.UNKNOWN),
            ChannelState.UNUSED,
            NOW.minus(ago),
            null,
            List.of(),
            null));
    return lead;
  }
}
