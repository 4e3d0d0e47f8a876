package io.leadline.sandbox.store;

import io.leadline.activities.message.ProviderEventLog;
import io.leadline.activities.message.ProviderEventLogContract;
import io.leadline.activities.mongo.MongoProviderEventLog;
import org.junit.jupiter.api.AfterEach;

class MongoProviderEventLogIT extends ProviderEventLogContract {
  private final StoreServer server = new StoreServer();
  private final MongoProviderEventLog log = new MongoProviderEventLog(server.connection());

  {
    log.prepare();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected ProviderEventLog log() {
    return log;
  }
}
