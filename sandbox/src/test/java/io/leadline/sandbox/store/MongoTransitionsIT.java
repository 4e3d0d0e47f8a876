package io.leadline.sandbox.store;

import io.leadline.activities.lead.Transitions;
import io.leadline.activities.lead.TransitionsContract;
import io.leadline.activities.mongo.MongoTransitions;
import org.junit.jupiter.api.AfterEach;

class MongoTransitionsIT extends TransitionsContract {
  private final StoreServer server = new StoreServer();
  private final MongoTransitions stored = new MongoTransitions(server.connection());

  {
    stored.prepare();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected Transitions transitions() {
    return stored;
  }
}
