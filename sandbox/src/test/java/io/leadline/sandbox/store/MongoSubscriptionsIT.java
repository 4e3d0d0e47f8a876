package io.leadline.sandbox.store;

import io.leadline.activities.mongo.MongoSubscriptions;
import io.leadline.activities.subscription.Subscriptions;
import io.leadline.activities.subscription.SubscriptionsContract;
import org.junit.jupiter.api.AfterEach;

class MongoSubscriptionsIT extends SubscriptionsContract {
  private final StoreServer server = new StoreServer();
  private final MongoSubscriptions stored = new MongoSubscriptions(server.connection());

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected Subscriptions subscriptions() {
    return stored;
  }
}
