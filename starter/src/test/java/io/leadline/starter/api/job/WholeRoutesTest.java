package io.leadline.starter.api.job;

import static io.leadline.activities.job.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.JobRecord;
import io.leadline.activities.job.JobStatus;
import io.leadline.activities.job.batch.BatchDesk;
import io.leadline.activities.job.batch.BatchUpload;
import io.leadline.activities.job.chain.ChainDesk;
import io.leadline.activities.job.desk.JobAct;
import io.leadline.activities.job.intake.BrakesInSight;
import io.leadline.activities.job.intake.GroupsInHand;
import io.leadline.starter.FakePorts;
import io.leadline.starter.JobService;
import io.leadline.starter.Json;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Batches and chains over HTTP. */
class WholeRoutesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String[] OPERATOR = {"Authorization", "Bearer operator"};
  private static final String[] READER = {"Authorization", "Bearer reader"};

  private final FakePorts ports = new FakePorts();
  private final AtomicInteger lastId = new AtomicInteger();
  private final InstantSource clock = InstantSource.fixed(NOW);
  private final List<String> started = new ArrayList<>();
  private final List<JobRecord> told = new ArrayList<>();
  private final JobService jobs =
      new JobService(
          ports,
          TestKinds.ALL,
          "api-1",
          new GroupsInHand(),
          new BrakesInSight(ports.jobBrakes()),
          group -> {},
          told::add,
          this::nextId,
          clock);
  private final BatchDesk batches =
      new BatchDesk(
          TestKinds.ALL,
          new BatchUpload.Stores(
              ports.jobBatches(), ports.jobGroups(), ports.jobs(), jobs.inputs(), ports.sealer()),
          this::nextId,
          started::add,
          clock);
  private final ChainDesk chains =
      new ChainDesk(
          TestKinds.ALL,
          jobs.inputs(),
          ports.jobChains(),
          ports.jobs(),
          ports.sealer(),
          this::nextId,
          started::add,
          clock);
  private final Access access = new Access("operator", Optional.of("reader"));
  private final TestServer server =
      TestServer.with(
          new BatchRoutes(access, batches, jobs), new ChainRoutes(access, chains, jobs));

  private String nextId() {
    return "id" + lastId.incrementAndGet();
  }

  @AfterEach
  void stop() {
    server.close();
    jobs.close();
    ports.close();
  }

  @Test
  void takesABatchAsOneObject_andShowsItAndItsItems() {
    JsonNode taken =
        post("/batches", "{\"kind\":\"greet\",\"items\":[{\"name\":\"A\"},{\"name\":\"B\"}]}", 202);

    assertThat(taken.path("items").asInt()).isEqualTo(2);
    JsonNode batch = get(taken.path("poll_url").asText(), 200);
    assertThat(batch.path("status").asText()).isEqualTo("running");
    assertThat(batch.at("/counts/pending").asInt()).isEqualTo(2);
    assertThat(batch.path("progress").asDouble()).isZero();
    String id = taken.path("id").asText();
    assertThat(get("/batches/" + id + "/items?limit=1", 200).path("next").asText()).isNotEmpty();
    assertThat(get("/batches/" + id + "/items?status=failed", 200).path("items")).isEmpty();
    assertThat(get("/batches", 200)).hasSize(1);
    assertThat(started).containsExactly(id);
  }

  @Test
  void takesABatchAsJsonLines() {
    JsonNode taken = post("/batches?kind=greet", "{\"name\":\"A\"}\n{\"name\":\"B\"}\n", 202);

    assertThat(taken.path("items").asInt()).isEqualTo(2);
  }

  @Test
  void badLineIsNamed_andNothingOfTheUploadStays() {
    JsonNode wrong = post("/batches?kind=greet", "{\"name\":\"A\"}\n{\"nome\":1}\n", 422);
    JsonNode unreadable = post("/batches?kind=greet", "{\"name\":\"A\"}\n{oops\n", 422);
    JsonNode cutOff = post("/batches?kind=greet", "{\"name\":\"A\"}\n{\"name\":", 422);
    JsonNode unknown = post("/batches?kind=nothing", "{}\n", 422);

    assertThat(wrong.at("/errors/0/field").asText()).isEqualTo("items[1].input.name");
    assertThat(unreadable.at("/errors/0/field").asText()).isEqualTo("items[1]");
    assertThat(cutOff.at("/errors/0/field").asText()).isEqualTo("items[1]");
    assertThat(unknown.at("/errors/0/field").asText()).isEqualTo("kind");
    assertThat(get("/batches", 200)).isEmpty();
    assertThat(jobs.list(BatchDesk.items("id1"), 5)).isEmpty();
    assertThat(started).isEmpty();
  }

  @Test
  void cancelsEveryItem_once() {
    String id = post("/batches?kind=noop", "{}\n{}\n{}\n", 202).path("id").asText();

    assertThat(post("/batches/" + id + "/cancel", "", 200).path("done").asInt()).isEqualTo(3);

    assertThat(get("/batches/" + id, 200).at("/counts/cancelled").asInt()).isEqualTo(3);
    post("/batches/" + id + "/cancel", "", 409);
    post("/batches/none/cancel", "", 404);
  }

  @Test
  void takesAChain_andShowsWhatIsToCome() {
    JsonNode taken =
        post(
            "/chains",
            """
            {"steps":[{"kind":"noop"},{"fanOut":[{"kind":"greet","input":{"name":"A"}}]}],
             "onFailure":"continue"}""",
            202);

    JsonNode chain = get(taken.path("poll_url").asText(), 200);
    assertThat(chain.path("status").asText()).isEqualTo("pending");
    assertThat(chain.path("onFailure").asText()).isEqualTo("continue");
    assertThat(chain.path("steps")).hasSize(2);
    assertThat(started).containsExactly(taken.path("id").asText());
    JsonNode cancelled = post("/chains/" + taken.path("id").asText() + "/cancel", "", 202);
    assertThat(cancelled.path("status").asText()).isEqualTo("cancelled");
    post("/chains/none/cancel", "", 404);
  }

  @Test
  void tellsTheChain_whenAnOperatorEndsAJobOfIt() {
    ports.jobs().insert(List.of(aJob("c1-0-0").part("chain:c1", 0).build()));

    jobs.act(JobAct.CANCEL, "c1-0-0", "operator");
    jobs.act(JobAct.CANCEL, "c1-0-0", "operator");

    assertThat(told).extracting(JobRecord::id).containsExactly("c1-0-0");
  }

  @Test
  void cancellingAChainEndsWhatWaitsOfIt_atOnce() {
    String id = post("/chains", "{\"steps\":[{\"kind\":\"noop\"}]}", 202).path("id").asText();
    ports.jobs().insert(List.of(aJob(id + "-0-0").part("chain:" + id, 0).build()));

    post("/chains/" + id + "/cancel", "", 202);

    assertThat(ports.jobs().find(id + "-0-0"))
        .get()
        .extracting(JobRecord::status)
        .isEqualTo(JobStatus.CANCELLED);
    assertThat(told).extracting(JobRecord::id).containsExactly(id + "-0-0");
  }

  @Test
  void namesWhatIsWrongWithAChain() {
    assertThat(post("/chains", "{}", 422).at("/errors/0/field").asText()).isEqualTo("steps");
    assertThat(
            post("/chains", "{\"steps\":[{\"kind\":\"greet\",\"input\":{}}]}", 422)
                .at("/errors/0/field")
                .asText())
        .isEqualTo("steps[0].input.name");
    assertThat(
            post("/chains", "{\"steps\":[{\"kind\":\"noop\"}],\"onFailure\":\"panic\"}", 422)
                .at("/errors/0/field")
                .asText())
        .isEqualTo("onFailure");
    assertThat(started).isEmpty();
  }

  @Test
  void readersMayLookAndNothingElse() {
    assertThat(server.get("/batches", READER).statusCode()).isEqualTo(200);
    assertThat(server.get("/chains", READER).statusCode()).isEqualTo(200);
    assertThat(server.post("/batches?kind=noop", "{}", READER).statusCode()).isEqualTo(403);
    assertThat(server.post("/chains", "{}", READER).statusCode()).isEqualTo(403);
    assertThat(server.get("/batches").statusCode()).isEqualTo(401);
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
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
