package io.leadline.sandbox.store;

import io.leadline.activities.lead.Outbox;
import io.leadline.activities.lead.OutboxContract;
import io.leadline.activities.mongo.MongoOutbox;
import org.junit.jupiter.api.AfterEach;

class MongoOutboxIT extends OutboxContract {
  private final StoreServer server = new StoreServer();
  private final MongoOutbox stored = new MongoOutbox(server.connection());

  {
    stored.prepare();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected Outbox outbox() {
    return stored;
  }
}
