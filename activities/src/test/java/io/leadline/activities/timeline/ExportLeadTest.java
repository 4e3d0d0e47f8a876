package io.leadline.activities.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.engagement.FakeBoardReports;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.run.JobTrial;
import io.leadline.activities.job.run.JobTrialEnd;
import io.leadline.activities.lead.FakeLeadStore;
import io.leadline.activities.lead.FakeOutbox;
import io.leadline.activities.lead.FakeTransitions;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.message.FakeSuppressions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportLeadTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  private final FakeLeadStore leads = new FakeLeadStore();
  private final JobTrial<ExportLead.Input, LeadExport> trial =
      JobTrial.of(
          new ExportLead(
              leads,
              new LeadExports(
                  new FakeTransitions(),
                  new FakeMessageLedger(),
                  leadId -> List.of(),
                  new FakeBoardReports(),
                  new FakeSuppressions(),
                  new FakeOutbox(),
                  () -> NOW)));

  @Test
  void holdsWhoItIsAndWhatItAgreedTo() {
    Lead lead = Leads.anActiveLead().build();
    leads.insert(lead);

    LeadExport export = trial.run(new ExportLead.Input(lead.id())).result();

    assertThat(export).isNotNull();
    assertThat(export.profile().email()).isEqualTo(lead.email());
    assertThat(export.consents()).isEqualTo(lead.consents());
    assertThat(export.timeline()).isNotEmpty();
    assertThat(JobJson.tree(JobJson.write(export)).at("/consents/0/givenAt").asText())
        .isEqualTo(lead.consents().getFirst().givenAt().toString());
    assertThat(trial.again().result()).isEqualTo(export);
  }

  @Test
  void failsForGoodWhenThereIsNoSuchLead() {
    JobTrialEnd<LeadExport> end = trial.run(new ExportLead.Input("nobody"));

    assertThat(end.status()).isEqualTo(JobStatus.FAILED);
    assertThat(end.attempts()).isEqualTo(1);
  }
}
