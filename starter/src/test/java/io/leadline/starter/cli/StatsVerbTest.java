package io.leadline.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.Leads;
import io.leadline.workflows.lead.LeadChange;
import io.leadline.workflows.lead.LeadStage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatsVerbTest {
  private final CliRun cli = new CliRun();

  @AfterEach
  void close() {
    cli.close();
  }

  @Test
  void tellsTheDayInWords() {
    confirmedYesterday();

    assertThat(cli.run("stats", "--day", "2026-11-23")).isZero();

    assertThat(cli.out())
        .contains("No message was sent or heard of on 2026-11-23.")
        .contains("Leads: 0 signed up, 1 proved their address")
        .contains("Moved: 1 verifying -> active")
        .contains("At the end: 1 active");
  }

  @Test
  void addsUpSeveralDaysAsJson() throws Exception {
    confirmedYesterday();

    assertThat(cli.run("stats", "--days", "3", "--json")).isZero();

    assertThat(cli.json().at("/from").asText()).isEqualTo("2026-11-22");
    assertThat(cli.json().at("/days")).hasSize(3);
    assertThat(cli.json().at("/days/1/leads/confirmed").asInt()).isEqualTo(1);
    assertThat(cli.json().at("/leads/transitions/VERIFYING -> ACTIVE").asInt()).isEqualTo(1);
    assertThat(cli.json().at("/days/0/stages/ACTIVE").asInt()).isZero();
    assertThat(cli.json().at("/days/2/stages/ACTIVE").asInt()).isEqualTo(1);
  }

  @Test
  void saysInWordsWhereThereIsNothingToShow() {
    assertThat(cli.run("stats")).isZero();

    assertThat(cli.out())
        .contains("No message was sent or heard of on 2026-11-24.")
        .contains("Nothing was delivered on 2026-11-24")
        .contains("Nobody signed up for the first time on 2026-11-24, so there is no funnel.")
        .contains("Nobody signed up for the first time within the last 14 weeks.");
  }

  @Test
  void showsOnlyThePartsThatAreNamed() throws Exception {
    signedUpThreeWeeksAgo();

    assertThat(cli.run("stats", "--days", "30", "--funnel")).isZero();
    assertThat(cli.out())
        .contains("verified                1 (100.0 %)")
        .doesNotContain("WEEK OF", "Leads:");
    assertThat(cli.run("stats", "--cohorts")).isZero();
    assertThat(cli.out()).contains("2026-11-02  1").contains("1 (100.0 %)");
    assertThat(cli.run("stats", "--domains", "--cohorts", "--json")).isZero();
    assertThat(cli.json().at("/cohorts/0/active/1").asInt()).isEqualTo(1);
    assertThat(cli.json().at("/cohorts/0/retained/1").asDouble()).isEqualTo(1.0);
    assertThat(cli.json().at("/domains").isObject()).isTrue();
    assertThat(cli.json().at("/funnel").isNull()).isTrue();
  }

  private void signedUpThreeWeeksAgo() {
    Lead lead = Leads.anActiveLead().build();
    cli.ports
        .transitions()
        .append(
            new LeadChange(
                LeadStage.NEW,
                lead.life(),
                "signUp",
                CliRun.NOW.minus(Duration.ofDays(21)),
                List.of()));
  }

  @Test
  void refusesAPeriodThatMakesNoSense() {
    assertThat(cli.run("stats", "--days", "0")).isEqualTo(Exit.USAGE);
    assertThat(cli.err()).contains("--days takes a number from 1 to 366, not 0.");
  }

  private void confirmedYesterday() {
    Lead lead = Leads.anActiveLead().build();
    cli.ports.leads().insert(lead);
    cli.ports
        .transitions()
        .append(
            new LeadChange(
                LeadStage.VERIFYING,
                lead.life(),
                "confirm",
                CliRun.NOW.minus(Duration.ofDays(1)),
                List.of()));
  }
}
