package io.leadline.starter.cli;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.address.PhoneZones;
import io.leadline.activities.alert.AlertSettings;
import io.leadline.activities.alert.LeadAlertEnrolment;
import io.leadline.activities.alert.Slots;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.posting.Postings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertVerbsTest {
  private final CliRun cli = new CliRun();
  private final Lead lead = anActiveLead().build();

  AlertVerbsTest() {
    cli.ports.leads().insert(lead);
    new LeadAlertEnrolment(
            cli.ports.alertStates(), new Slots(AlertSettings.DEFAULTS), new PhoneZones())
        .enrol(lead, CliRun.NOW);
    cli.ports
        .postings()
        .put(
            List.of(
                nurse("1").by("Seton").paying("$40 an hour").build(),
                nurse("2").by("Seton").in("Round Rock, TX", Postings.ROUND_ROCK).build(),
                nurse("3").by("Seton").in("Buda, TX", Postings.AUSTIN).build(),
                nurse("4").by("Ascension").in("Dallas, TX", Postings.DALLAS).build()));
  }

  private static Postings nurse(String reference) {
    return Postings.posting(reference, "Registered Nurse")
        .seen(CliRun.NOW.minus(Duration.ofDays(3)));
  }

  @AfterEach
  void close() {
    cli.close();
  }

  @Test
  void previewSaysWhatWouldBeSentAndWhyTheRestWouldNot() {
    assertThat(cli.run("alerts", "preview", lead.id())).isZero();

    assertThat(cli.out())
        .contains("EMAIL  now SENT, 2 new postings", "looks for registered nurse near Austin, TX")
        .contains("SCORE", "= TEXT", "x FRESH", "x LIKED", "0.50")
        .contains("enough of this company is in the alert", "TOO_MANY_OF_COMPANY=1")
        .contains("OUTSIDE_AREA", "293 km away, looks within 40");
  }

  @Test
  void previewAsJsonHasEveryFactor() throws IOException {
    assertThat(cli.run("alerts", "preview", lead.id(), "--json")).isZero();

    var first = cli.json().at("/0/postings/0");
    assertThat(first.at("/verdict").asText()).isEqualTo("CHOSEN");
    double product = 1;
    for (String factor : List.of("text", "freshness", "distance", "quality", "affinity")) {
      assertThat(first.at("/score/" + factor).isNumber()).as(factor).isTrue();
      product *= first.at("/score/" + factor).asDouble();
    }
    assertThat(first.at("/score/total").asDouble())
        .isCloseTo(product, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(cli.json().at("/0/nearMisses/0/bar").asText()).isEqualTo("OUTSIDE_AREA");
  }

  @Test
  void previewFindsNobodyItDoesNotKnow() {
    assertThat(cli.run("alerts", "preview", "nobody")).isEqualTo(3);
  }
}
