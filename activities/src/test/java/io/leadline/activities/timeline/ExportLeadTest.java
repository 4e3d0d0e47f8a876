package io.leadline.activities.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.alert.FakeAlertStates;
import io.leadline.activities.job.JobJson;
import io.leadline.activities.job.PermanentFailure;
import io.leadline.activities.job.kit.JobTrial;
import io.leadline.activities.lead.FakeLeadStore;
import io.leadline.activities.lead.FakeOutbox;
import io.leadline.activities.lead.FakeTransitions;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.Leads;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.message.FakeSuppressions;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExportLeadTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  private final FakeLeadStore leads = new FakeLeadStore();
  private final JobTrial<ExportLead.Input, ExportLead.Export> trial =
      JobTrial.of(
          new ExportLead(
              leads,
              new LeadViews(
                  new FakeAlertStates(),
                  new FakeSuppressions(),
                  new FakeOutbox(),
                  Set.of(Channel.EMAIL)),
              new LeadTimeline(
                  new FakeTransitions(),
                  new FakeMessageLedger(),
                  leadId -> List.of(),
                  new FakeOutbox(),
                  () -> NOW),
              () -> NOW));

  @Test
  void holdsWhoItIsAndWhatItAgreedTo() throws Exception {
    Lead lead = Leads.anActiveLead().build();
    leads.insert(lead);

    ExportLead.Export export = trial.attempt("j1", 1, new ExportLead.Input(lead.id()));

    assertThat(export).isNotNull();
    assertThat(export.profile().email()).isEqualTo(lead.email());
    assertThat(export.consents()).isEqualTo(lead.consents());
    assertThat(export.timeline()).isNotEmpty();
    assertThat(JobJson.tree(JobJson.write(export)).at("/consents/0/givenAt").asText())
        .isEqualTo(lead.consents().getFirst().givenAt().toString());
    assertThat(trial.attempt("j1", 2, new ExportLead.Input(lead.id()))).isEqualTo(export);
  }

  @Test
  void failsForGoodWhenThereIsNoSuchLead() {
    assertThatThrownBy(() -> trial.attempt("j1", 1, new ExportLead.Input("nobody")))
        .isInstanceOf(PermanentFailure.class);
  }
}
