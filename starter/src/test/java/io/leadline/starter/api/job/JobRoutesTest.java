package io.leadline.starter.api.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.JobBuilder;
import io.leadline.activities.job.JobError;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.intake.BrakesInSight;
import io.leadline.activities.job.intake.GroupsInHand;
import io.leadline.starter.FakePorts;
import io.leadline.starter.JobService;
import io.leadline.starter.Json;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.TestServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobRoutesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String[] OPERATOR = {"Authorization", "Bearer operator"};
  private static final String[] READER = {"Authorization", "Bearer reader"};

  private final FakePorts ports = new FakePorts();
  private final AtomicInteger lastId = new AtomicInteger();
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
          InstantSource.fixed(NOW));
  private final Access access = new Access("operator", Optional.of("reader"));
  private final TestServer server =
      TestServer.with(new JobRoutes(access, jobs, jobs.views()), new JobActRoutes(access, jobs));

  @AfterEach
  void stop() {
    server.close();
    jobs.close();
    ports.close();
  }

  @Test
  void acceptsAJob_andShowsItWithItsSecretsMasked() {
    JsonNode accepted =
        json(
            post(
                "/jobs",
                """
                {"kind": "greet", "input": {"name": "Ada", "token": "s3cret"}, "delay": "PT90S",
                 "priority": 1, "maxAttempts": 7, "idempotencyKey": "order-1"}
                """,
                202));
    String id = accepted.path("id").asText();
    assertThat(accepted.path("status").asText()).isEqualTo("pending");
    assertThat(accepted.path("poll_url").asText()).isEqualTo("/jobs/" + id);

    JsonNode shown = json(get("/jobs/" + id, 200));
    assertThat(shown.path("kind").asText()).isEqualTo("greet");
    assertThat(shown.path("status").asText()).isEqualTo("pending");
    assertThat(shown.path("priority").asInt()).isEqualTo(1);
    assertThat(shown.path("maxAttempts").asInt()).isEqualTo(7);
    assertThat(shown.path("createdAt").asText()).isEqualTo("2026-11-24T12:00:00Z");
    assertThat(shown.path("scheduledFor").asText()).isEqualTo("2026-11-24T12:01:30Z");
    assertThat(shown.path("idempotencyKey").asText()).isEqualTo("order-1");
    assertThat(shown.path("input").path("name").asText()).isEqualTo("Ada");
    assertThat(shown.toString()).doesNotContain("s3cret");
    for (String name :
        List.of("attempts", "startedAt", "completedAt", "progress", "result", "error")) {
      assertThat(shown.has(name)).as(name).isTrue();
    }
  }

  @Test
  void answersTheSameJob_forTheSameKey() {
    String body = "{\"kind\": \"noop\", \"input\": {}, \"idempotencyKey\": \"k\"}";

    assertThat(json(post("/jobs", body, 202))).isEqualTo(json(post("/jobs", body, 202)));
  }

  @Test
  void takesAnArray_inItsOrder() {
    JsonNode accepted =
        json(post("/jobs", "[{\"kind\":\"noop\"}, {\"kind\":\"noop\", \"input\":{}}]", 202));

    assertThat(accepted).hasSize(2);
    JsonNode page = json(get("/jobs?limit=1", 200));
    assertThat(page.path("jobs")).hasSize(1);
    JsonNode rest = json(get("/jobs?limit=5&before=" + page.path("next").asText(), 200));
    assertThat(rest.path("jobs")).hasSize(1);
    assertThat(rest.path("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                  | kind
          {"kind": "nope"}                                    | kind
          {"kind": 5}                                         | kind
          {"kind": "noop", "input": {"x": 1}}                 | input.x
          {"kind": "greet", "input": {}}                      | input.name
          {"kind": "greet", "input": {"name": 5}}             | input.name
          {"kind": "noop", "delay": "soon"}                   | delay
          {"kind": "noop", "delay": "-PT1S"}                  | delay
          {"kind": "noop", "delay": "P400D"}                  | delay
          {"kind": "noop", "runAt": "tomorrow"}               | runAt
          {"kind": "noop", "runAt": "2036-01-01T00:00:00Z"}   | runAt
          {"kind": "noop", "delay": 5, "runAt": "2026-11-25T00:00:00Z"} | runAt
          {"kind": "noop", "priority": 0}                     | priority
          {"kind": "noop", "priority": 6}                     | priority
          {"kind": "noop", "priority": "high"}                | priority
          {"kind": "noop", "maxAttempts": 0}                  | maxAttempts
          {"kind": "noop", "maxAttempts": 1.5}                | maxAttempts
          {"kind": "noop", "idempotencyKey": ""}              | idempotencyKey
          {"kind": "noop", "idempotency_key": "k"}            | idempotency_key
          [{"kind": "noop"}, {"kind": "noop", "priority": 9}] | [1].priority
          """)
  void namesTheFieldThatCannotBeUsed_andAcceptsNothing(String body, String field) {
    JsonNode problem = json(post("/jobs", body, 422));

    assertThat(problem.path("errors")).hasSize(1);
    assertThat(problem.path("errors").path(0).path("field").asText()).isEqualTo(field);
    assertThat(problem.path("errors").path(0).path("problem").asText()).isNotBlank();
    assertThat(json(get("/jobs", 200)).path("jobs")).isEmpty();
  }

  @Test
  void refusesWhatIsNoJob() {
    assertThat(post("/jobs", "\"noop\"", 400).headers().firstValue("Content-Type"))
        .hasValue("application/problem+json");
    post("/jobs", "{", 400);
    String large = "{\"kind\":\"greet\",\"input\":{\"name\":\"" + "x".repeat(256 * 1024) + "\"}}";
    assertThat(json(post("/jobs", large, 413)).path("detail").asText()).contains("256 KB");
  }

  @Test
  void saysWhenTheStoreIsAway_thatNothingWasAccepted() {
    jobs.close();

    HttpResponse<String> answer = post("/jobs", "{\"kind\":\"noop\"}", 503);

    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(json(get("/jobs", 200)).path("jobs")).isEmpty();
  }

  @Test
  void letsReadersRead_andNobodyElseAnything() {
    store("j1", JobStatus.FAILED);

    for (String path : List.of("/jobs", "/jobs/j1")) {
      assertThat(server.get(path, READER).statusCode()).isEqualTo(200);
      assertThat(server.get(path).statusCode()).isEqualTo(401);
    }
    for (String path :
        List.of("/jobs", "/jobs/j1/cancel", "/jobs/j1/retry", "/jobs/j1/discard", "/jobs/bulk")) {
      assertThat(server.post(path, "{}", READER).statusCode()).as(path).isEqualTo(403);
      assertThat(server.post(path, "{}").statusCode()).as(path).isEqualTo(401);
    }
    assertThat(server.send("DELETE", "/jobs?status=failed&olderThan=P1D", "", READER).statusCode())
        .isEqualTo(403);
  }

  @Test
  void listsByStatusKindAndText() {
    store("j1", JobStatus.FAILED);
    store("j2", JobStatus.PENDING);
    ports.jobs().insert(List.of(job("j3").kind("greet").build()));

    assertThat(ids("/jobs?status=failed")).containsExactly("j1");
    assertThat(ids("/jobs?kind=greet")).containsExactly("j3");
    assertThat(ids("/jobs?text=BROKEN")).containsExactly("j1");
    assertThat(ids("/jobs?queue=jobs-high")).isEmpty();
    assertThat(ids("/jobs?before=2026-11-24T12:00:00Z")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "status=broken, status",
    "queue=fast, queue",
    "limit=0, limit",
    "limit=many, limit",
    "before=yesterday, before"
  })
  void namesAFilterThatCannotBeUsed(String query, String field) {
    JsonNode problem = json(get("/jobs?" + query, 422));

    assertThat(problem.path("errors").path(0).path("field").asText()).isEqualTo(field);
  }

  @Test
  void cancelsAtOnceWhatWaits_andByAWishWhatRuns() {
    store("waits", JobStatus.PENDING);
    store("runs", JobStatus.RUNNING);
    store("ended", JobStatus.SUCCEEDED);

    assertThat(json(post("/jobs/waits/cancel", "", 200)).path("outcome").asText())
        .isEqualTo("cancelled");
    assertThat(json(get("/jobs/waits", 200)).path("status").asText()).isEqualTo("cancelled");
    post("/jobs/runs/cancel", "", 202);
    assertThat(json(get("/jobs/runs", 200)).path("cancelWanted").asBoolean()).isTrue();
    assertThat(json(post("/jobs/ended/cancel", "", 409)).path("detail").asText())
        .contains("succeeded");
    post("/jobs/nobody/cancel", "", 404);
    get("/jobs/nobody", 404);
    assertThat(ports.audit().list(10))
        .extracting(entry -> entry.who() + " " + entry.what() + " " + entry.target())
        .containsExactlyInAnyOrder("operator job.cancel waits", "operator job.cancel runs");
  }

  @Test
  void retriesADeadLetter_alsoWithAnotherInput() {
    store("dead", JobStatus.FAILED);
    ports.jobs().insert(List.of(job("other").kind("greet").ended(JobStatus.FAILED, NOW).build()));

    post("/jobs/dead/retry", "", 200);
    assertThat(json(get("/jobs/dead", 200)).path("status").asText()).isEqualTo("pending");
    post("/jobs/dead/retry", "", 409);

    JsonNode problem = json(post("/jobs/other/retry", "{\"input\": {\"nam\": \"Ada\"}}", 422));
    assertThat(problem.path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("input.nam", "input.name");
    post("/jobs/other/retry", "{\"input\": {\"name\": \"Ada\"}}", 200);
    JsonNode shown = json(get("/jobs/other", 200));
    assertThat(shown.path("input").path("name").asText()).isEqualTo("Ada");
    assertThat(shown.path("history").path(0).path("event").asText()).isEqualTo("retry");
    assertThat(ports.jobGroups().find(shown.path("group").asText()).orElseThrow().jobs())
        .containsExactly("other");
  }

  @Test
  void discardsADeadLetter_andNothingElse() {
    store("dead", JobStatus.FAILED);
    store("waits", JobStatus.PENDING);

    post("/jobs/dead/discard", "", 200);
    get("/jobs/dead", 404);
    post("/jobs/waits/discard", "", 409);
  }

  @Test
  void actsOnManyByAFilter_afterADryRun() {
    store("d1", JobStatus.FAILED);
    store("d2", JobStatus.FAILED);
    store("waits", JobStatus.PENDING);

    JsonNode dry = json(post("/jobs/bulk", "{\"action\":\"retry\",\"filter\":{}}", 200));
    assertThat(dry.path("matched").asInt()).isEqualTo(2);
    assertThat(dry.path("done").asInt()).isZero();
    assertThat(ids("/jobs?status=failed")).hasSize(2);

    JsonNode done =
        json(
            post(
                "/jobs/bulk",
                "{\"action\":\"retry\",\"filter\":{\"text\":\"broken\"},\"dryRun\":false}",
                200));
    assertThat(done.path("done").asInt()).isEqualTo(2);
    assertThat(ids("/jobs?status=pending")).hasSize(3);
    json(post("/jobs/bulk", "{\"action\":\"cancel\",\"filter\":{},\"dryRun\":false}", 200));
    assertThat(ids("/jobs?status=cancelled")).hasSize(3);

    JsonNode bad = json(post("/jobs/bulk", "{\"action\":\"burn\"}", 422));
    assertThat(bad.path("errors").findValuesAsText("field")).containsExactly("action", "filter");
  }

  @Test
  void purgesByAge() {
    ports
        .jobs()
        .insert(
            List.of(
                job("old").ended(JobStatus.FAILED, NOW.minusSeconds(8 * 86400)).build(),
                job("new").ended(JobStatus.FAILED, NOW.minusSeconds(60)).build()));

    assertThat(json(delete("/jobs?status=failed&olderThan=P7D", 200)).path("purged").asInt())
        .isEqualTo(1);
    assertThat(ids("/jobs")).containsExactly("new");
    delete("/jobs?status=pending&olderThan=P7D", 422);
    delete("/jobs?status=failed&olderThan=old", 422);
    delete("/jobs", 422);
  }

  private void store(String id, JobStatus status) {
    JobBuilder job = job(id).status(status);
    JobRecord record =
        status == JobStatus.FAILED
            ? job.ended(status, NOW).error(new JobError("e1", "IOException", "broken pipe")).build()
            : job.build();
    ports.jobs().insert(List.of(record));
  }

  private JobBuilder job(String id) {
    return JobBuilder.aJob(id)
        .createdAt(NOW)
        .sealedInput(ports.sealer().seal("{}".getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> ids(String path) {
    List<String> ids = new ArrayList<>();
    json(get(path, 200)).path("jobs").forEach(job -> ids.add(job.path("id").asText()));
    return ids;
  }

  private HttpResponse<String> get(String path, int status) {
    return expect(server.get(path, OPERATOR), status);
  }

  private HttpResponse<String> post(String path, String body, int status) {
    return expect(server.post(path, body, OPERATOR), status);
  }

  private HttpResponse<String> delete(String path, int status) {
    return expect(server.send("DELETE", path, "", OPERATOR), status);
  }

  private static HttpResponse<String> expect(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer;
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return Json.mapper().readTree(answer.body());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
