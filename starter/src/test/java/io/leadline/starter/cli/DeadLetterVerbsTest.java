package io.leadline.starter.cli;

import static io.leadline.activities.job.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStates;
import io.leadline.activities.lead.Leads;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLetterVerbsTest {
  private final CliRun cli = new CliRun();
  private final Lead lead = Leads.aNewLead().build();

  DeadLetterVerbsTest() {
    cli.ports.leads().insert(lead);
    cli.ports.leads().project(LeadStates.parked(lead.life(), CliRun.NOW));
    cli.ports
        .jobs()
        .insert(
            List.of(
                aJob("dead")
                    .createdAt(CliRun.NOW)
                    .ended(JobStatus.FAILED, CliRun.NOW)
                    .error(new JobError("e-7", "IOException", "broken pipe"))
                    .build()));
  }

  @AfterEach
  void close() {
    cli.close();
  }

  @Test
  void listsJobsAndLeads() throws Exception {
    assertThat(cli.run("dead-letters")).isZero();
    assertThat(cli.out())
        .contains("dead", "broken pipe", "lead:" + lead.id(), "lead-send-verification", "refused");

    cli.run("dead-letters", "--kind", "lead-send-verification", "--json");
    assertThat(cli.json()).hasSize(1);
    assertThat(cli.json().path(0).path("actions").path(0).asText()).isEqualTo("retry");
    cli.run("dead-letters", "--text", "nowhere");
    assertThat(cli.err()).contains("No dead letters.");
  }

  @Test
  void retriesOne() {
    assertThat(cli.run("dead-letters", "retry", "lead:" + lead.id())).isZero();
    assertThat(cli.out()).contains("lead:" + lead.id() + " retried.");
    assertThat(cli.ports.signals().of(lead.id())).hasSize(1);

    assertThat(cli.run("dead-letters", "retry", "dead")).isZero();
    assertThat(cli.ports.jobs().find("dead"))
        .get()
        .extracting(JobRecord::status)
        .isEqualTo(JobStatus.PENDING);
  }

  @Test
  void countsWithoutYes_andActsWithIt() throws Exception {
    cli.run("dead-letters", "retry", "--status", "failed");
    assertThat(cli.out()).contains("2 would be changed: retry.");
    assertThat(cli.ports.signals().of(lead.id())).isEmpty();

    cli.run("dead-letters", "retry", "--status", "failed", "--yes", "--json");
    assertThat(cli.json().path("done").asInt()).isEqualTo(2);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThat(cli.run("dead-letters", "discard", "lead:" + lead.id())).isEqualTo(Exit.FAILED);
    assertThat(cli.err()).contains("cannot be discarded");
    assertThat(cli.run("dead-letters", "retry", "lead:nobody")).isEqualTo(Exit.NOT_FOUND);
    assertThat(cli.err()).contains("There is no lead:nobody.");
    assertThat(cli.run("dead-letters", "retry")).isEqualTo(Exit.USAGE);
    assertThat(cli.run("dead-letters", "--limit", "0")).isEqualTo(Exit.USAGE);
  }
}
