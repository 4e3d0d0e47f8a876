package io.leadline.sandbox.store;

import io.leadline.activities.job.JobRacesContract;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.mongo.MongoJobStore;
import org.junit.jupiter.api.AfterEach;

class MongoJobRacesIT extends JobRacesContract {
  private final StoreServer server = new StoreServer();
  private final MongoJobStore stored = new MongoJobStore(server.connection());

  {
    stored.prepare();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected JobStore store() {
    return stored;
  }
}
