package io.leadline.sandbox.store;

import io.leadline.activities.engagement.Acts;
import io.leadline.activities.engagement.ActsContract;
import io.leadline.activities.mongo.MongoActs;
import org.junit.jupiter.api.AfterEach;

class MongoActsIT extends ActsContract {
  private final StoreServer server = new StoreServer();
  private final MongoActs acts = new MongoActs(server.connection());

  {
    acts.prepare();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected Acts acts() {
    return acts;
  }
}
