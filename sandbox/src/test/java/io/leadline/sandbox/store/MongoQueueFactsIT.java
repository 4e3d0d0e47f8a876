package io.leadline.sandbox.store;

import io.leadline.activities.job.queue.QueueFacts;
import io.leadline.activities.job.queue.QueueFactsContract;
import io.leadline.activities.mongo.MongoQueueFacts;
import org.junit.jupiter.api.AfterEach;

class MongoQueueFactsIT extends QueueFactsContract {
  private final StoreServer server = new StoreServer();
  private final MongoQueueFacts stored = new MongoQueueFacts(server.connection());

  MongoQueueFactsIT() {
    stored.prepare();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected QueueFacts facts() {
    return stored;
  }
}
