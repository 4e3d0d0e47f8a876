package io.leadline.sandbox.store;

import io.leadline.activities.job.JobBrakes;
import io.leadline.activities.job.JobBrakesContract;
import io.leadline.activities.mongo.MongoJobBrakes;
import org.junit.jupiter.api.AfterEach;

class MongoJobBrakesIT extends JobBrakesContract {
  private final StoreServer server = new StoreServer();
  private final MongoJobBrakes stored = new MongoJobBrakes(server.connection());

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected JobBrakes brakes() {
    return stored;
  }
}
