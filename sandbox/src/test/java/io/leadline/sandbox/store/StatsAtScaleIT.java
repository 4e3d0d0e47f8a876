package io.leadline.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.mongo.MongoLeadStore;
import io.leadline.activities.mongo.MongoMessageLedger;
import io.leadline.activities.mongo.MongoTransitions;
import io.leadline.activities.stats.DayStats;
import io.leadline.activities.stats.Funnel;
import io.leadline.activities.stats.Journeys;
import io.leadline.activities.stats.Statistics;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The figures of a large board are the known ones: 100,000 leads, 1,000,000 messages. */
@Tag("chaos")
class StatsAtScaleIT {
  private static final int LEADS = 100_000;
  private static final int DAYS = 10;

  @Test
  void countsAMillionMessagesOfAHundredThousandLeads() {
    try (StoreServer server = new StoreServer()) {
      StatsData data = new StatsData(LEADS, DAYS);
      MongoMessageLedger ledger = new MongoMessageLedger(server.connection());
      MongoTransitions transitions = new MongoTransitions(server.connection());
      MongoLeadStore leads = new MongoLeadStore(server.connection());
      ledger.prepare();
      transitions.prepare();
      leads.prepare();
      data.fill(ledger, transitions, leads);
      Instant now = data.day(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();

      List<DayStats> days =
          new Statistics(ledger, transitions, leads, () -> now)
              .of(data.day(0), data.day(DAYS - 1), ZoneOffset.UTC);
      Funnel funnel =
          new Journeys(ledger, transitions, () -> now)
              .funnel(data.day(0), data.day(DAYS - 1), ZoneOffset.UTC);

      assertThat(days).hasSize(DAYS);
      assertThat(days)
          .allSatisfy(
              day -> {
                assertThat(day.allMessages().sent()).isEqualTo(LEADS);
                assertThat(day.allMessages().delivered()).isEqualTo(LEADS / 4);
                assertThat(day.domains()).hasSize(21);
                assertThat(day.leads().confirmed()).isEqualTo(LEADS / DAYS);
              });
      assertThat(funnel).isEqualTo(new Funnel(LEADS, LEADS, LEADS, 0, LEADS));
    }
  }
}
