package io.leadline.starter.api.job;

import static io.leadline.activities.job.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.intake.BrakesInSight;
import io.leadline.activities.job.intake.GroupsInHand;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStates;
import io.leadline.activities.lead.Leads;
import io.leadline.starter.FakePorts;
import io.leadline.starter.Features;
import io.leadline.starter.JobService;
import io.leadline.starter.Json;
import io.leadline.starter.TestSettings;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.TestServer;
import io.leadline.workflows.lead.LeadEvent;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dead letters of jobs and leads over HTTP. */
class DeadLetterRoutesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T14:00:00Z");
  private static final String[] OPERATOR = {"Authorization", "Bearer operator"};
  private static final String[] READER = {"Authorization", "Bearer reader"};

  private final FakePorts ports = new FakePorts();
  private final AtomicInteger lastId = new AtomicInteger();
  private final InstantSource clock = InstantSource.fixed(NOW);
  private final JobService jobs =
      new JobService(
          ports,
          TestKinds.ALL,
          "api-1",
          new GroupsInHand(),
          new BrakesInSight(ports.jobBrakes()),
          group -> {},
          job -> {},
          () -> "id" + lastId.incrementAndGet(),
          clock);
  private final TestServer server =
      TestServer.with(
          new DeadLetterRoutes(
              new Access("operator", Optional.of("reader")),
              jobs.deadLetters(new Features(ports, TestSettings.COMPLETE, clock).leadDesk()),
              jobs));
  private final Lead lead = Leads.aNewLead().build();

  DeadLetterRoutesTest() {
    ports.leads().insert(lead);
    ports.leads().project(LeadStates.parked(lead.life(), NOW));
    ports
        .jobs()
        .insert(
            List.of(
                aJob("older").createdAt(NOW.minusSeconds(9)).ended(JobStatus.FAILED, NOW).build(),
                aJob("newer").createdAt(NOW.plusSeconds(9)).ended(JobStatus.FAILED, NOW).build()));
  }

  @AfterEach
  void stop() {
    server.close();
    jobs.close();
    ports.close();
  }

  @Test
  void listsJobsAndLeads_pageByPage() {
    String id = "lead:" + lead.id();

    assertThat(ids("/dead-letters")).containsExactly("newer", id, "older");
    assertThat(ids("/dead-letters?limit=1")).containsExactly("newer");
    assertThat(ids("/dead-letters?limit=1&before=newer")).containsExactly(id);
    assertThat(ids("/dead-letters?limit=1&before=" + id)).containsExactly("older");
    assertThat(get("/dead-letters?limit=1", 200).path("next").asText()).isEqualTo("newer");
    assertThat(ids("/dead-letters?kind=lead-send-verification")).containsExactly(id);
    assertThat(get("/dead-letters?limit=0", 422).at("/errors/0/field").asText()).isEqualTo("limit");
  }

  @Test
  void retriesOneOfEitherKind_andNeverDiscardsALead() {
    JsonNode retried = post("/dead-letters/lead:" + lead.id() + "/retry", "", 200);

    assertThat(retried.path("outcome").asText()).isEqualTo("retried");
    assertThat(ports.signals().of(lead.id()))
        .singleElement()
        .isInstanceOf(LeadEvent.StepRetried.class);
    post("/dead-letters/newer/retry", "", 200);
    assertThat(ids("/dead-letters")).doesNotContain("newer");
    post("/dead-letters/lead:" + lead.id() + "/discard", "", 409);
    post("/dead-letters/older/discard", "", 200);
    post("/dead-letters/nobody/retry", "", 404);
    post("/dead-letters/lead:nobody/retry", "", 404);
  }

  @Test
  void actsOnManyAfterADryRun() {
    String wish = "{\"action\":\"retry\",\"filter\":{},\"dryRun\":%s}";

    JsonNode dry = post("/dead-letters/bulk", wish.formatted("true"), 200);
    assertThat(dry.path("matched").asInt()).isEqualTo(3);
    assertThat(dry.path("done").asInt()).isZero();
    assertThat(post("/dead-letters/bulk", wish.formatted("false"), 200).path("done").asInt())
        .isEqualTo(3);
    assertThat(
            post("/dead-letters/bulk", "{\"action\":\"cancel\",\"filter\":{}}", 422)
                .at("/errors/0/problem")
                .asText())
        .isEqualTo("must be one of retry, discard");
  }

  @Test
  void readersMayLookAndNothingElse() {
    assertThat(server.get("/dead-letters", READER).statusCode()).isEqualTo(200);
    assertThat(server.get("/dead-letters").statusCode()).isEqualTo(401);
    assertThat(server.post("/dead-letters/bulk", "{}", READER).statusCode()).isEqualTo(403);
    assertThat(server.post("/dead-letters/older/retry", "", READER).statusCode()).isEqualTo(403);
    assertThat(server.post("/dead-letters/older/discard", "", READER).statusCode()).isEqualTo(403);
  }

  private List<String> ids(String path) {
    return get(path, 200).path("deadLetters").findValuesAsText("id").stream()
        .filter(id -> !id.startsWith("f-"))
        .toList();
  }

  private JsonNode get(String path, int status) {
    return json(server.get(path, OPERATOR), status);
  }

  private JsonNode post(String path, String body, int status) {
    return json(server.post(path, body, OPERATOR), status);
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    try {
      return Json.mapper().readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(answer.body(), e);
    }
  }
}
