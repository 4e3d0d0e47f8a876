package io.leadline.starter.cli;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.Lead;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeadShowVerbTest {
  private final CliRun cli = new CliRun();

  @AfterEach
  void close() {
    cli.close();
  }

  @Test
  void saysOfTextsThatNobodyCarriesThatTheyAreNotSetUp() throws IOException {
    Lead lead = anActiveLead().phone("+15125550100").build();
    cli.ports.leads().insert(lead);

    assertThat(cli.run("lead", "show", lead.id())).isZero();
    assertThat(cli.out()).containsOnlyOnce("not set up, so nothing goes out");
    assertThat(cli.run("lead", "timeline", lead.id(), "--html", "-")).isZero();
    assertThat(cli.out()).containsOnlyOnce("not set up: nothing goes out");
    assertThat(cli.run("lead", "show", lead.id(), "--json")).isZero();
    assertThat(cli.json().at("/channels/sms/setUp").asBoolean(true)).isFalse();

    cli.settings.put("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000000");
    cli.settings.put("TWILIO_AUTH_TOKEN", "token");
    cli.settings.put("TWILIO_FROM", "+15005550006");
    assertThat(cli.run("lead", "show", lead.id())).isZero();
    assertThat(cli.out()).doesNotContain("not set up");
  }

  @Test
  void saysNothingOfTextsToWhomNeverAgreedToThem() {
    Lead lead = anActiveLead().build();
    cli.ports.leads().insert(lead);

    assertThat(cli.run("lead", "show", lead.id())).isZero();
    assertThat(cli.out()).doesNotContain("not set up");
  }
}
