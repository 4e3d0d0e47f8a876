package io.leadline.starter.api.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.job.FakeAuditLog;
import io.leadline.activities.job.FakeJobBrakes;
import io.leadline.activities.job.FakeJobGroups;
import io.leadline.activities.job.JobGroup;
import io.leadline.activities.job.JobQueue;
import io.leadline.activities.job.desk.BrakeDesk;
import io.leadline.activities.job.desk.OperatorNotes;
import io.leadline.activities.job.queue.EngineQueues.Waiting;
import io.leadline.activities.job.queue.FakeQueueFacts;
import io.leadline.activities.job.queue.QueueFacts.SlotUse;
import io.leadline.activities.job.queue.QueueViews;
import io.leadline.starter.Json;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueueRoutesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String[] OPERATOR = {"Authorization", "Bearer operator"};
  private static final String[] READER = {"Authorization", "Bearer reader"};

  private final FakeJobGroups groups = new FakeJobGroups();
  private final FakeJobBrakes brakes = new FakeJobBrakes();
  private final FakeQueueFacts facts = new FakeQueueFacts();
  private final InstantSource clock = InstantSource.fixed(NOW);
  private final QueueViews views =
      new QueueViews(
          groups,
          brakes,
          facts,
          queue ->
              queue.equals("leads")
                  ? Optional.of(new Waiting(12, Duration.ofSeconds(90), 3.5))
                  : Optional.empty(),
          clock);
  private final TestServer server =
      TestServer.with(
          new QueueRoutes(
              new Access("operator", Optional.of("reader")),
              views::all,
              new BrakeDesk(
                  brakes,
                  groups,
                  new OperatorNotes(new FakeAuditLog(), () -> "n1", clock),
                  clock)));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsQueuesOfJobsAndOfTheEngine() throws Exception {
    facts.report("w1", List.of(new SlotUse("jobs-low", 20, 4, NOW)));
    facts.report(
        "w2", List.of(new SlotUse("jobs-low", 10, 1, NOW), new SlotUse("leads", 40, -1, NOW)));
    group("g1", JobQueue.LOW, null);
    group("g2", JobQueue.LOW, "queue:jobs-low");

    JsonNode queues = queues();

    assertThat(queues)
        .extracting(queue -> queue.path("name").asText())
        .containsExactly(
            "jobs-high", "jobs-default", "jobs-low", "leads", "alerts", "email", "sms");
    JsonNode low = queues.path(2);
    assertThat(low.path("workers").asInt()).isEqualTo(2);
    assertThat(low.path("slots").asInt()).isEqualTo(30);
    assertThat(low.path("used").asInt()).isEqualTo(5);
    assertThat(low.path("backlog").asInt()).isEqualTo(2);
    assertThat(low.path("held").asInt()).isEqualTo(2);
    assertThat(low.path("window").asText()).isEqualTo("PT15M");
    JsonNode leads = queues.path(3);
    assertThat(leads.path("slots").asInt()).isEqualTo(40);
    assertThat(leads.path("backlog").asInt()).isEqualTo(12);
    assertThat(leads.path("oldestWaiting").asText()).isEqualTo("2026-11-24T11:58:30Z");
    assertThat(queues.path(4).path("backlog").isNull()).isTrue();
  }

  @Test
  void pausesAndResumes_lettingGoWhatWasHeld() throws Exception {
    group("g1", JobQueue.LOW, "queue:jobs-low");
    assertThat(server.post("/queues/jobs-low/pause", "", OPERATOR).statusCode()).isEqualTo(200);
    assertThat(queues().path(2).path("paused").path("by").asText()).isEqualTo("operator");
    assertThat(groups.due(JobQueue.LOW, NOW, 5)).isEmpty();

    assertThat(server.post("/queues/jobs-low/resume", "", OPERATOR).body()).contains("resumed");

    assertThat(queues().path(2).path("paused").isNull()).isTrue();
    assertThat(groups.due(JobQueue.LOW, NOW, 5)).hasSize(1);
    assertThat(server.post("/queues/leads/pause", "", OPERATOR).statusCode()).isEqualTo(404);
  }

  @Test
  void readersMayLookAndNothingElse() {
    assertThat(server.get("/queues", READER).statusCode()).isEqualTo(200);
    assertThat(server.get("/queues").statusCode()).isEqualTo(401);
    assertThat(server.post("/queues/jobs-low/pause", "", READER).statusCode()).isEqualTo(403);
    assertThat(server.post("/queues/jobs-low/resume", "", READER).statusCode()).isEqualTo(403);
  }

  private JsonNode queues() throws JsonProcessingException {
    return Json.mapper().readTree(server.get("/queues", OPERATOR).body());
  }

  private void group(String id, JobQueue queue, @Nullable String heldBy) {
    groups.insert(
        List.of(
            new JobGroup(
                id,
                queue,
                true,
                3,
                List.of(id + "-1", id + "-2"),
                Set.of("noop"),
                null,
                NOW,
                heldBy == null ? NOW : null,
                heldBy,
                null,
                null,
                null,
                null,
                JobGroup.MOST)));
  }
}
