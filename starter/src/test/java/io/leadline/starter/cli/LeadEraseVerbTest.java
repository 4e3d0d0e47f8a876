package io.leadline.starter.cli;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.Lead;
import io.leadline.workflows.lead.LeadEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeadEraseVerbTest {
  @TempDir Path files;

  private final CliRun cli = new CliRun();
  private final Lead lead = anActiveLead().build();

  @AfterEach
  void close() {
    cli.close();
  }

  @Test
  void erasesOnlyWhenItIsMeant() {
    cli.ports.leads().insert(lead);

    assertThat(cli.run("lead", "erase", lead.id())).isEqualTo(2);
    assertThat(cli.err()).contains("for good; say --yes");
    assertThat(cli.ports.leads().find(lead.id())).contains(lead);

    assertThat(cli.run("lead", "erase", lead.id(), "--yes")).isZero();
    assertThat(cli.out()).contains(lead.id() + " erased");
    assertThat(cli.ports.leads().find(lead.id()).orElseThrow().isErased()).isTrue();
    assertThat(cli.ports.signals().of(lead.id()))
        .extracting(LeadEvent::name)
        .containsExactly("erase");
    assertThat(cli.run("lead", "erase", "nobody@example.com", "--yes")).isEqualTo(3);
  }

  @Test
  void exportsToStandardOutputOrAFile() throws IOException {
    cli.ports.leads().insert(lead);
    Path file = files.resolve("lead.json");

    assertThat(cli.run("lead", "export", lead.id())).isZero();
    assertThat(cli.json().at("/profile/email").asText()).isEqualTo(lead.email());
    assertThat(cli.json().path("consents")).hasSize(1);

    assertThat(cli.run("lead", "export", lead.id(), "--out", file.toString())).isZero();
    assertThat(Files.readString(file)).contains("\"email\" : \"" + lead.email() + "\"");
    assertThat(cli.run("lead", "export", "nobody@example.com")).isEqualTo(3);
  }
}
