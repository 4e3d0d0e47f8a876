package io.leadline.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.alert.AlertStates;
import io.leadline.activities.alert.AlertStatesContract;
import io.leadline.activities.alert.StateBuilder;
import io.leadline.activities.mongo.MongoAlertStates;
import io.leadline.activities.mongo.MongoConnection;
import io.leadline.sandbox.mongodb.EmbeddedMongo;
import io.leadline.sandbox.mongodb.QueryTrace;
import io.leadline.workflows.alert.AlertShard;
import io.leadline.workflows.lead.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MongoAlertStatesIT extends AlertStatesContract {
  private final StoreServer server = new StoreServer();
  private final MongoAlertStates stored = new MongoAlertStates(server.connection());

  {
    stored.prepare();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected AlertStates states() {
    return stored;
  }

  @Test
  void readsDueStatesInOrderFromTheIndex() {
    List<QueryTrace> traces = new ArrayList<>();
    try (EmbeddedMongo mongo = EmbeddedMongo.inMemory();
        MongoConnection connection = new MongoConnection(mongo.uri())) {
      MongoAlertStates many = new MongoAlertStates(connection);
      many.prepare();
      for (int i = 0; i < 500; i++) {
        many.put(
            StateBuilder.aState()
                .interest(StateBuilder.interest("job " + i % 50))
                .slot(StateBuilder.SLOT.plusSeconds(i))
                .build(),
            null);
      }
      mongo.onQuery(traces::add);
      Instant at = StateBuilder.SLOT.plusSeconds(99);

      many.due(new AlertShard(at, 0, 2), Channel.EMAIL, StateBuilder.SLOT.plusSeconds(60), 10);
      many.earliestSlot();
      many.countDue(at);
      many.find("lead000000000001");
    }

    assertThat(traces)
        .isNotEmpty()
        .allSatisfy(
            trace -> {
              assertThat(trace.isScan()).as(trace.toString()).isFalse();
              assertThat(trace.examined()).as(trace.toString()).isLessThanOrEqualTo(100);
            });
    assertThat(traces.getFirst().sorted()).as(traces.getFirst().toString()).isFalse();
    assertThat(traces.getFirst().examined()).isLessThanOrEqualTo(40);
  }
}
