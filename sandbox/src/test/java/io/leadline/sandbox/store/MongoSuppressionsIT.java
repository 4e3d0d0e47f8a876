package io.leadline.sandbox.store;

import io.leadline.activities.message.Suppressions;
import io.leadline.activities.message.SuppressionsContract;
import io.leadline.activities.mongo.MongoSuppressions;
import org.junit.jupiter.api.AfterEach;

class MongoSuppressionsIT extends SuppressionsContract {
  private final StoreServer server = new StoreServer();
  private final MongoSuppressions suppressions = new MongoSuppressions(server.connection());

  {
    suppressions.prepare();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected Suppressions suppressions() {
    return suppressions;
  }
}
