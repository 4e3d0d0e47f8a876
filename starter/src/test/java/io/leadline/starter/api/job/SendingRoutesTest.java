package io.leadline.starter.api.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.config.Environment;
import io.leadline.activities.job.AuditLog;
import io.leadline.activities.job.FakeAuditLog;
import io.leadline.activities.job.FakeJobBrakes;
import io.leadline.activities.job.FakeJobGroups;
import io.leadline.activities.job.FakeJobRates;
import io.leadline.activities.job.JobBrakes.Brake;
import io.leadline.activities.job.desk.BrakeDesk;
import io.leadline.activities.job.desk.OperatorNotes;
import io.leadline.activities.message.FakeMessageLedger;
import io.leadline.activities.policy.FakeSenderDomains;
import io.leadline.activities.policy.SendingLimits;
import io.leadline.activities.policy.SendingOverview;
import io.leadline.activities.policy.WarmUp;
import io.leadline.activities.policy.WarmUpPlan;
import io.leadline.starter.Json;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.TestServer;
import io.leadline.workflows.lead.Channel;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingRoutesTest {
  private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");
  private static final String[] OPERATOR = {"Authorization", "Bearer operator"};
  private static final String[] READER = {"Authorization", "Bearer reader"};

  private final FakeAuditLog audit = new FakeAuditLog();
  private final FakeJobBrakes set = new FakeJobBrakes();
  private final FakeJobRates rates = new FakeJobRates();
  private final BrakeDesk brakes =
      new BrakeDesk(
          set, new FakeJobGroups(), new OperatorNotes(audit, () -> "a1", () -> NOW), () -> NOW);
  private final TestServer server =
      TestServer.with(
          new SendingRoutes(new Access("operator", Optional.of("reader")), brakes, overview()));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void stopsAndStartsAChannel() throws Exception {
    JsonNode stopped =
        json(server.post("/sending/stop", "{\"channel\":\"sms\",\"why\":\"typo\"}", OPERATOR));
    assertThat(stopped.at("/sms/stopped").asBoolean()).isTrue();
    assertThat(stopped.at("/sms/by").asText()).isEqualTo("operator");
    assertThat(stopped.at("/sms/why").asText()).isEqualTo("typo");
    assertThat(stopped.at("/email/stopped").asBoolean()).isFalse();
    assertThat(audit.list(9)).hasSize(1);
    assertThat(json(server.get("/sending", READER))).isEqualTo(stopped);

    assertThat(json(server.post("/sending/start", "", OPERATOR)).at("/sms/stopped").asBoolean())
        .isFalse();
  }

  @Test
  void isForOperators_andSaysWhatIsNoChannel() {
    for (String path : new String[] {"/sending/stop", "/sending/start"}) {
      assertThat(server.post(path, "{}", READER).statusCode()).isEqualTo(403);
      assertThat(server.post(path, "{}").statusCode()).isEqualTo(401);
    }
    assertThat(server.get("/sending").statusCode()).isEqualTo(401);
    assertThat(server.post("/sending/stop", "{\"channel\":\"fax\"}", OPERATOR).statusCode())
        .isEqualTo(422);
    assertThat(brakes.sendingStop(Channel.SMS)).isEmpty();
  }

  @Test
  void showsHowFarTheLimitsAreUsed_andWhatIsSlowed() throws Exception {
    set.pause(new Brake(Brake.slow(Channel.EMAIL), "leadline", NOW, "hard bounces are at 3.00 %"));
    rates.take("mail-to:gmail.com", NOW.getEpochSecond(), 100, 30);

    JsonNode email = json(server.get("/sending", READER)).path("email");

    assertThat(email.at("/slowed/by").asText()).isEqualTo("leadline");
    assertThat(email.at("/limits/slowedRate").asText()).isEqualTo("10/s");
    assertThat(email.at("/limits/perWeek").asInt()).isEqualTo(14);
    assertThat(email.at("/limits/domains/gmail.com/used").asInt()).isEqualTo(30);
    assertThat(email.at("/limits/domains/gmail.com/most").asInt()).isEqualTo(100);
    assertThat(email.at("/limits/thresholds/complaints/stop").asDouble()).isEqualTo(0.3);

    json(server.post("/sending/start", "", OPERATOR));

    assertThat(set.all()).isEmpty();
    assertThat(audit.list(9)).extracting(AuditLog.Entry::what).containsExactly("sending.start");
  }

  private SendingOverview overview() {
    SendingLimits limits =
        SendingLimits.from(new Environment(Map.of("LEADLINE_DOMAIN_RATES", "gmail.com=400")));
    WarmUp warmUp =
        new WarmUp(
            WarmUpPlan.OFF,
            "example.com",
            new FakeSenderDomains(),
            new FakeMessageLedger(),
            rates,
            () -> NOW);
    return new SendingOverview(limits, warmUp, rates, set, () -> NOW);
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.mapper().readTree(answer.body());
  }
}
