package io.leadline.sandbox.store;

import io.leadline.activities.job.ProcessLeases;
import io.leadline.activities.job.ProcessLeasesContract;
import io.leadline.activities.mongo.MongoProcessLeases;
import org.junit.jupiter.api.AfterEach;

class MongoProcessLeasesIT extends ProcessLeasesContract {
  private final StoreServer server = new StoreServer();
  private final MongoProcessLeases stored = new MongoProcessLeases(server.connection());

  {
    stored.prepare();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected ProcessLeases leases() {
    return stored;
  }
}
