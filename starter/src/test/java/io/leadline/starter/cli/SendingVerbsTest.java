package io.leadline.starter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadline.activities.job.AuditLog;
import io.leadline.activities.message.SendingBrake;
import io.leadline.workflows.lead.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingVerbsTest {
  private final CliRun cli = new CliRun();

  @AfterEach
  void close() {
    cli.close();
  }

  @Test
  void stopsOneChannel_saysWhoWhenAndWhy_andNotesIt() throws Exception {
    assertThat(cli.run("sending", "stop", "--channel", "email", "--why", "wrong subject", "--json"))
        .as(cli.err())
        .isEqualTo(Exit.DONE);

    assertThat(cli.json().at("/0/channel").asText()).isEqualTo("email");
    assertThat(cli.json().at("/0/stopped").asBoolean()).isTrue();
    assertThat(cli.json().at("/0/by").asText()).isEqualTo("cli");
    assertThat(cli.json().at("/0/at").asText()).isEqualTo(CliRun.NOW.toString());
    assertThat(cli.json().at("/0/why").asText()).isEqualTo("wrong subject");
    assertThat(cli.json().at("/1/stopped").asBoolean()).isFalse();
    SendingBrake brake = new SendingBrake(cli.ports.jobBrakes(), () -> CliRun.NOW);
    assertThat(brake.stopped(Channel.EMAIL)).isPresent();
    assertThat(brake.stopped(Channel.SMS)).isEmpty();
    assertThat(cli.ports.audit().list(9))
        .extracting(AuditLog.Entry::what, AuditLog.Entry::target, AuditLog.Entry::detail)
        .containsExactly(tuple("sending.stop", "sending:email", "wrong subject"));
  }

  @Test
  void stopsAndStartsBoth_whoeverStoppedThem() throws Exception {
    cli.run("sending", "stop");
    cli.run("sending");
    assertThat(cli.out())
        .contains("stopped")
        .contains("email")
        .contains("sms")
        .contains("stopped from 0.30 % or 5.00 %, of 500 messages or more");
    cli.run("sending", "start", "--json");

    assertThat(cli.json().findValues("stopped")).hasSize(2).noneMatch(one -> one.asBoolean());
    assertThat(cli.ports.jobBrakes().all()).isEmpty();
  }

  @Test
  void knowsItsChannels() {
    assertThat(cli.run("sending", "stop", "--channel", "pigeon")).isEqualTo(Exit.USAGE);
  }
}
