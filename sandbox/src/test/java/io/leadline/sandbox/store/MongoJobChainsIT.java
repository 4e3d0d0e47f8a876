package io.leadline.sandbox.store;

import io.leadline.activities.job.chain.JobChains;
import io.leadline.activities.job.chain.JobChainsContract;
import io.leadline.activities.mongo.MongoJobChains;
import org.junit.jupiter.api.AfterEach;

class MongoJobChainsIT extends JobChainsContract {
  private final StoreServer server = new StoreServer();
  private final MongoJobChains stored = new MongoJobChains(server.connection());

  {
    stored.prepare();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected JobChains chains() {
    return stored;
  }
}
