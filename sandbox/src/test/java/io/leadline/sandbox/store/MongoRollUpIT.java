package io.leadline.sandbox.store;

import io.leadline.activities.mongo.MongoConnection;
import io.leadline.activities.mongo.MongoDailyStats;
import io.leadline.activities.mongo.MongoLeadStore;
import io.leadline.activities.mongo.MongoMessageLedger;
import io.leadline.activities.mongo.MongoTransitions;
import io.leadline.activities.stats.RollUpProperties;
import io.leadline.activities.stats.RollUpStores;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The same stories over the real adapters; a server of its own for each. */
class MongoRollUpIT extends RollUpProperties {
  private final List<StoreServer> servers = new ArrayList<>();

  @AfterEach
  void stop() {
    servers.forEach(StoreServer::close);
  }

  @Override
  protected RollUpStores empty() {
    StoreServer server = new StoreServer();
    servers.add(server);
    MongoConnection mongo = server.connection();
    MongoMessageLedger ledger = new MongoMessageLedger(mongo);
    MongoTransitions transitions = new MongoTransitions(mongo);
    MongoLeadStore leads = new MongoLeadStore(mongo);
    ledger.prepare();
    transitions.prepare();
    leads.prepare();
    return new RollUpStores(ledger, ledger, ledger, transitions, leads, new MongoDailyStats(mongo));
  }

  @Override
  protected int stories() {
    return 12;
  }
}
