package io.leadline.starter.api.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.stats.LeadCounts;
import io.leadline.activities.stats.StatsQuery;
import io.leadline.activities.stats.StatsQuery.Section;
import io.leadline.activities.stats.StatsReport;
import io.leadline.starter.Json;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.TestServer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatsRoutesTest {
  private static final String[] READER = {"Authorization", "Bearer reader"};
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private final List<StatsQuery> asked = new ArrayList<>();
  private final TestServer server =
      TestServer.with(
          new StatsRoutes(
              new Access("operator", Optional.of("reader")),
              this::report,
              InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"))));

  @AfterEach
  void stop() {
    server.close();
  }

  private StatsReport report(StatsQuery query) {
    asked.add(query);
    return new StatsReport(
        query.from(),
        query.to(),
        query.zone(),
        List.of(),
        Map.of(),
        LeadCounts.NONE,
        Map.of(),
        Map.of(),
        null,
        null);
  }

  @Test
  void answersTodayWhenNothingIsAskedFor() throws Exception {
    JsonNode report = Json.mapper().readTree(server.get("/stats", READER).body());

    assertThat(asked).containsExactly(new StatsQuery(TODAY, TODAY, ZoneId.of("UTC"), Set.of()));
    assertThat(report.path("from").asText()).isEqualTo("2026-11-24");
    assertThat(report.path("leads").path("signedUp").asInt()).isZero();
    assertThat(report.path("funnel").isNull()).isTrue();
  }

  @Test
  void readsPeriodZoneAndSections() {
    server.get(
        "/stats?day=2026-11-20&days=30&zone=America/Chicago&sections=funnel,%20cohorts", READER);

    assertThat(asked)
        .containsExactly(
            new StatsQuery(
                LocalDate.of(2026, 10, 22),
                LocalDate.of(2026, 11, 20),
                ZoneId.of("America/Chicago"),
                Set.of(Section.FUNNEL, Section.COHORTS)));
  }

  @Test
  void namesEveryParameterThatCannotBeUsed() {
    var answer = server.get("/stats?day=yesterday&days=0&zone=Mars&sections=funnel,gossip", READER);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(
            "must be a date such as 2026-11-24",
            "must be a whole number from 1 to 366",
            "must be such as America/Chicago",
            "must be some of days,domains,funnel,cohorts");
    assertThat(asked).isEmpty();
  }

  @Test
  void isForReadersAndNotForThePublic() {
    assertThat(server.get("/stats", READER).statusCode()).isEqualTo(200);
    assertThat(server.get("/stats").statusCode()).isEqualTo(401);
  }
}
