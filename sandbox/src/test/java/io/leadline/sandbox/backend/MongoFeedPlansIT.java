package io.leadline.sandbox.backend;

import io.leadline.activities.mongo.MongoConnection;
import io.leadline.activities.mongo.MongoFeedPlans;
import io.leadline.activities.posting.FeedPlans;
import io.leadline.activities.posting.FeedPlansContract;
import io.leadline.sandbox.mongodb.EmbeddedMongo;
import org.junit.jupiter.api.AfterEach;

class MongoFeedPlansIT extends FeedPlansContract {
  private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
  private final MongoConnection connection = new MongoConnection(mongo.uri() + "/plans");

  @AfterEach
  void stop() {
    connection.close();
    mongo.close();
  }

  @Override
  protected FeedPlans plans() {
    return new MongoFeedPlans(connection);
  }
}
