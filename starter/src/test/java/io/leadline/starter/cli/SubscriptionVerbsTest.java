package io.leadline.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscriptionVerbsTest {
  private static final String URL = "https://hooks.example.com/in";

  private final CliRun cli = new CliRun();

  @AfterEach
  void close() {
    cli.close();
  }

  @Test
  void addsListsDisablesEnablesAndDeletes() throws Exception {
    assertThat(cli.run("subscription", "add", URL, "--events", "lead.*,job.failed", "--json"))
        .as(cli.err())
        .isEqualTo(Exit.DONE);
    String id = cli.json().path("id").asText();
    assertThat(cli.json().path("secret").asText()).startsWith("whsec_");

    cli.run("subscription", "list", "--json");
    assertThat(cli.json().path(0).path("events")).hasSize(2);
    assertThat(cli.out()).doesNotContain("whsec_");
    cli.run("subscription", "disable", id);
    cli.run("subscription");
    assertThat(cli.out()).contains("disabled: by cli", URL);
    cli.run("subscription", "enable", id);
    assertThat(cli.out()).contains(id + " enabled.");
    cli.run("subscription", "list");
    assertThat(cli.out()).contains("active");

    assertThat(cli.run("subscription", "delete", id, "--json")).isEqualTo(Exit.DONE);
    assertThat(cli.run("subscription", "delete", id)).isEqualTo(Exit.NOT_FOUND);
    assertThat(cli.err()).contains("There is no subscription " + id);
  }

  @Test
  void saysWhatCannotBeUsed() {
    assertThat(cli.run("subscription", "add", "http://10.0.0.1/", "--events", "lead.sad"))
        .isEqualTo(Exit.USAGE);
    assertThat(cli.err()).contains("url must begin with https", "lead.sad is none of");
    assertThat(cli.ports.subscriptions().all()).isEmpty();
  }
}
