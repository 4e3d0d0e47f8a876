package io.leadline.sandbox.store;

import io.leadline.activities.mongo.MongoSenderDomains;
import io.leadline.activities.policy.SenderDomains;
import io.leadline.activities.policy.SenderDomainsContract;
import org.junit.jupiter.api.AfterEach;

class MongoSenderDomainsIT extends SenderDomainsContract {
  private final StoreServer server = new StoreServer();
  private final MongoSenderDomains stored = new MongoSenderDomains(server.connection());

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected SenderDomains domains() {
    return stored;
  }
}
