package io.leadline.sandbox.store;

import static io.leadline.activities.message.Drafts.DAY;
import static io.leadline.activities.message.Drafts.aDirectMailTo;
import static io.leadline.activities.message.Drafts.anAlertFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.message.Call;
import io.leadline.activities.message.CallState;
import io.leadline.activities.message.Draft;
import io.leadline.activities.mongo.MongoConnection;
import io.leadline.activities.mongo.MongoMessageLedger;
import io.leadline.sandbox.mongodb.EmbeddedMongo;
import io.leadline.sandbox.mongodb.QueryTrace;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The weekly cap reads the few messages that are no alerts, in a ledger full of alerts. */
class MongoLedgerPlansIT {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final int LEADS = 5_000;
  private static final int ASKED = 1_000;

  private final List<QueryTrace> traces = Collections.synchronizedList(new ArrayList<>());
  private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
  private final MongoConnection connection = new MongoConnection(mongo.uri() + "/plans");
  private final MongoMessageLedger ledger = new MongoMessageLedger(connection);

  @BeforeEach
  void fill() {
    ledger.prepare();
    claim("c1", IntStream.range(0, LEADS).mapToObj(i -> anAlertFor(lead(i))).toList());
    claim("c2", List.of(aDirectMailTo(lead(7), DAY, "j1"), aDirectMailTo(lead(8), DAY, "j2")));
    mongo.onQuery(traces::add);
  }

  @AfterEach
  void stop() {
    connection.close();
    mongo.close();
  }

  @Test
  void messagesOfLeadsAreFoundWithoutReadingAlerts() {
    assertThat(
            ledger.listedByLead(
                IntStream.range(0, ASKED).mapToObj(MongoLedgerPlansIT::lead).toList(), DAY))
        .hasSize(2);

    assertThat(traces).isNotEmpty();
    assertThat(traces)
        .allSatisfy(trace -> assertThat(trace.isScan()).as(trace.toString()).isFalse());
    assertThat(traces.stream().mapToLong(QueryTrace::examined).sum())
        .as(traces.toString())
        .isLessThanOrEqualTo(10);
  }

  private void claim(String id, List<Draft> drafts) {
    List<String> sendIds = drafts.stream().map(Draft::sendId).toList();
    ledger.claim(
        new Call(id, Channel.EMAIL, "slot", 1, CallState.CLAIMED, NOON, null, sendIds, null, null),
        drafts);
  }

  private static String lead(int number) {
    return "lead" + number;
  }
}
