package io.leadline.sandbox.store;

import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.LeadStoreContract;
import io.leadline.activities.mongo.MongoLeadStore;
import org.junit.jupiter.api.AfterEach;

class MongoLeadStoreIT extends LeadStoreContract {
  private final StoreServer server = new StoreServer();
  private final MongoLeadStore stored = new MongoLeadStore(server.connection());

  {
    stored.prepare();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected LeadStore store() {
    return stored;
  }
}
