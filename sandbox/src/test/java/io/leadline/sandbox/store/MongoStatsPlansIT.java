package io.leadline.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.message.ProviderEvent;
import io.leadline.activities.mongo.MongoConnection;
import io.leadline.activities.mongo.MongoDailyStats;
import io.leadline.activities.mongo.MongoFeedPlans;
import io.leadline.activities.mongo.MongoLeadStore;
import io.leadline.activities.mongo.MongoMessageLedger;
import io.leadline.activities.mongo.MongoTransitions;
import io.leadline.activities.stats.Funnel;
import io.leadline.activities.stats.Journeys;
import io.leadline.activities.stats.Statistics;
import io.leadline.sandbox.mongodb.EmbeddedMongo;
import io.leadline.sandbox.mongodb.QueryTrace;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statistics read what the days they are asked for need, in 20,000 messages of 40 days. */
class MongoStatsPlansIT {
  private static final int DAYS = 40;
  private static final int LEADS = 500;

  private static final List<QueryTrace> traces = Collections.synchronizedList(new ArrayList<>());
  private static final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
  private static final MongoConnection connection = new MongoConnection(mongo.uri() + "/plans");
  private static final MongoMessageLedger ledger = new MongoMessageLedger(connection);
  private static final MongoTransitions transitions = new MongoTransitions(connection);
  private static final MongoLeadStore leads = new MongoLeadStore(connection);
  private static final StatsData data = new StatsData(LEADS, DAYS);
  private static final LocalDate LAST = data.day(DAYS - 1);
  private static final Instant NOW = LAST.atTime(23, 0).toInstant(ZoneOffset.UTC);

  private final Statistics statistics = new Statistics(ledger, transitions, leads, () -> NOW);
  private final Journeys journeys = new Journeys(ledger, transitions, () -> NOW);

  @BeforeAll
  static void fill() {
    ledger.prepare();
    transitions.prepare();
    leads.prepare();
    data.fill(ledger, transitions, leads);
    mongo.onQuery(traces::add);
  }

  @AfterAll
  static void stop() {
    connection.close();
    mongo.close();
  }

  @BeforeEach
  void forget() {
    traces.clear();
  }

  private static void assertReadAtMost(int documents) {
    assertThat(traces).isNotEmpty();
    assertThat(traces)
        .allSatisfy(trace -> assertThat(trace.isScan()).as(trace.toString()).isFalse());
    assertThat(traces).noneMatch(QueryTrace::sorted);
    assertThat(traces.stream().mapToLong(QueryTrace::examined).sum())
        .as(traces.toString())
        .isLessThanOrEqualTo(documents);
  }

  @Test
  void aDayReadsTheRowsOfAFewDays() {
    assertThat(statistics.of(LAST, LAST, ZoneOffset.UTC).getFirst().allMessages().sent())
        .isEqualTo(LEADS);
    // Four days of rows, their calls, and those who signed up that day.
    assertReadAtMost(4 * LEADS + 20 + LEADS);
  }

  @Test
  void whatHappensToAnOldMessageIsFoundWithoutReadingTheDaysBetween() {
    ledger.merge(
        List.of(
            new ProviderEvent(
                "late",
                data.sendId(3, data.day(1)),
                "call-1-0",
                ProviderEvent.Type.COMPLAINED,
                NOW.minus(Duration.ofHours(1)),
                null,
                false)));
    traces.clear();

    assertThat(statistics.of(LAST, LAST, ZoneOffset.UTC).getFirst().allMessages().complained())
        .isEqualTo(1);
    assertReadAtMost(4 * LEADS + 20 + LEADS + 5);
  }

  @Test
  void funnelAndCohortsReadThePeriodThatTheyTellOf() {
    LocalDate from = data.day(DAYS - 5);
    Funnel funnel = journeys.funnel(from, LAST, ZoneOffset.UTC);
    assertThat(funnel.signedUp()).isPositive();
    assertReadAtMost(9 * LEADS + 2 * LEADS);
    traces.clear();

    assertThat(journeys.cohorts(ZoneOffset.UTC)).isNotEmpty();
    assertReadAtMost(3 * LEADS);
  }

  @Test
  void storedDaysAndDuePlansAreReadByTheirKeys() {
    MongoDailyStats days = new MongoDailyStats(connection);
    MongoFeedPlans plans = new MongoFeedPlans(connection);
    plans.prepare();
    days.put(statistics.of(data.day(0), LAST, ZoneOffset.UTC));
    traces.clear();

    assertThat(days.between(data.day(3), data.day(6))).hasSize(4);
    assertThat(days.latest()).isEqualTo(LAST);
    assertThat(plans.due(NOW, 5)).isEmpty();

    assertThat(traces.stream().mapToLong(QueryTrace::examined).sum()).isLessThanOrEqualTo(6);
  }
}
