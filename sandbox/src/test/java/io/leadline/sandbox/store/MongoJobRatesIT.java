package io.leadline.sandbox.store;

import io.leadline.activities.job.JobRates;
import io.leadline.activities.job.JobRatesContract;
import io.leadline.activities.mongo.MongoJobRates;
import org.junit.jupiter.api.AfterEach;

class MongoJobRatesIT extends JobRatesContract {
  private final StoreServer server = new StoreServer();
  private final MongoJobRates stored = new MongoJobRates(server.connection());

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected JobRates rates() {
    return stored;
  }
}
