package io.leadline.starter.api.lead;

import static io.leadline.activities.lead.Leads.anActiveLead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.engagement.BoardNews;
import io.leadline.activities.engagement.BoardReport;
import io.leadline.activities.engagement.FakeBoardReports;
import io.leadline.activities.lead.Engagements;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadWorld;
import io.leadline.starter.Json;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.TestServer;
import io.leadline.workflows.lead.EngagementSource;
import io.leadline.workflows.lead.LeadEvent;
import io.leadline.workflows.lead.LeadStage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventRoutesTest {
  private static final String[] OPERATOR = {"Authorization", "Bearer operator-token-123"};
  private static final String[] READER = {"Authorization", "Bearer reader-token-12345"};

  private final LeadWorld world = new LeadWorld();
  private final FakeBoardReports reports = new FakeBoardReports();
  private final BoardNews news =
      new BoardNews(new Engagements(world.leads, world.facts, world::now), reports);
  private final Lead lead = anActiveLead().externalId("board-7").build();
  private final TestServer server =
      TestServer.with(
          new EventRoutes(
              new Access("operator-token-123", Optional.of("reader-token-12345")),
              new StoredLeads(),
              world::now));

  EventRoutesTest() {
    world.leads.insert(lead);
    world.pass(Duration.ofDays(2));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"visit", "apply", "reply", "hired", "other", "VISIT"})
  void whatTheBoardSawIsAStrongEngagement(String type) throws IOException {
    Instant at = world.now().minusSeconds(600);

    JsonNode answer = json(200, post(event(lead.id(), type, at)));

    assertThat(answer.path("taken").asInt()).isEqualTo(1);
    assertThat(answer.path("refused")).isEmpty();
    assertThat(lastStrong()).isEqualTo(at);
    assertThat(reports.of(lead.id(), 9))
        .extracting(report -> report.source().name(), BoardReport::at, BoardReport::toldAt)
        .containsExactly(tuple(type.toUpperCase(Locale.ROOT), at, world.now()));
  }

  @Test
  void hiredIsToldToTheWorkflowOnceHoweverOftenItIsPosted() {
    String hired = event(lead.id(), "hired", world.now());

    post(hired);
    post("[" + hired + "," + hired + "]");

    assertThat(world.signals.of(lead.id()).stream().map(LeadEvent::entryId).distinct()).hasSize(1);
    assertThat(world.signals.of(lead.id()).getFirst())
        .isInstanceOfSatisfying(
            LeadEvent.Engaged.class,
            event -> assertThat(event.source()).isEqualTo(EngagementSource.HIRED));
  }

  @Test
  void findsTheLeadByAddressOrByTheBoardsOwnId() throws IOException {
    String both =
        """
        [{"lead":"%s","type":"visit"},{"externalId":"board-7","type":"apply","postingId":"p1"}]"""
            .formatted(lead.email());

    assertThat(json(200, post(both)).path("taken").asInt()).isEqualTo(2);
    assertThat(lastStrong()).isEqualTo(world.now());
  }

  @Test
  void takesWhatCanBeTakenAndNamesTheRestByItsPlace() throws IOException {
    String mixed =
        """
        [{"lead":"nobody","type":"visit"},
         {"lead":"%s","type":"visit"},
         17,
         {"lead":"%s","type":"sneeze","at":"yesterday"},
         {"type":"visit"}]"""
            .formatted(lead.id(), lead.id());

    JsonNode answer = json(200, post(mixed));

    assertThat(answer.path("taken").asInt()).isEqualTo(1);
    assertThat(answer.path("refused").findValuesAsText("index"))
        .containsExactly("0", "2", "3", "4");
    JsonNode third = answer.path("refused").path(2);
    assertThat(third.path("status").asInt()).isEqualTo(422);
    assertThat(third.path("errors").findValuesAsText("field")).containsExactly("type", "at");
    assertThat(third.toString()).contains("apply, hired, other, reply, visit");
    assertThat(lastStrong()).isEqualTo(world.now());
  }

  @Test
  void isAProblem_whenNothingCanBeTaken() throws IOException {
    HttpResponse<String> array = post("[{\"lead\":\"nobody\",\"type\":\"visit\"},3]");
    assertThat(array.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(json(422, array).path("errors").findValuesAsText("field"))
        .containsExactly("[0].lead", "[1]");

    JsonNode single = json(422, post("{\"externalId\":\"x\",\"type\":\"visit\"}"));
    assertThat(single.path("errors").findValuesAsText("field")).containsExactly("externalId");
  }

  @Test
  void anErasedLeadIsNobody() throws IOException {
    world.enter(lead.id(), LeadStage.ERASED);

    json(422, post(event(lead.id(), "visit", world.now())));

    assertThat(lastStrong()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "17", "{", "\"visit\""})
  void refusesWhatIsNoEvent(String body) {
    assertThat(post(body).statusCode()).isEqualTo(400);
  }

  @Test
  void onlyOperatorsMayTell() {
    String visit = event(lead.id(), "visit", world.now());

    assertThat(server.post("/events", visit, READER).statusCode()).isEqualTo(403);
    assertThat(server.post("/events", visit).statusCode()).isEqualTo(401);
    assertThat(lastStrong()).isNull();
  }

  private HttpResponse<String> post(String body) {
    return server.post("/events", body, OPERATOR);
  }

  private static String event(String lead, String type, Instant at) {
    return "{\"lead\":\"%s\",\"type\":\"%s\",\"at\":\"%s\"}".formatted(lead, type, at);
  }

  private static JsonNode json(int status, HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Json.mapper().readTree(answer.body());
  }

  private @Nullable Instant lastStrong() {
    return world.leads.find(lead.id()).orElseThrow().engagement().lastStrong();
  }

  private final class StoredLeads implements EventRoutes.Leads {
    @Override
    public Optional<Lead> find(String name) {
      return world.desk.find(name);
    }

    @Override
    public Optional<Lead> findByExternalId(String externalId) {
      return world.leads.findByExternalId(externalId);
    }

    @Override
    public boolean take(BoardReport report) {
      return news.take(report);
    }
  }
}
