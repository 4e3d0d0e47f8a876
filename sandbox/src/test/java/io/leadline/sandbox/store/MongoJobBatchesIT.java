package io.leadline.sandbox.store;

import io.leadline.activities.job.JobBatches;
import io.leadline.activities.job.JobBatchesContract;
import io.leadline.activities.mongo.MongoJobBatches;
import org.junit.jupiter.api.AfterEach;

class MongoJobBatchesIT extends JobBatchesContract {
  private final StoreServer server = new StoreServer();
  private final MongoJobBatches stored = new MongoJobBatches(server.connection());

  {
    stored.prepare();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected JobBatches batches() {
    return stored;
  }
}
