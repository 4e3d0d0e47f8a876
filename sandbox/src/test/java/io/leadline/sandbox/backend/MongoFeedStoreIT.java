package io.leadline.sandbox.backend;

import io.leadline.activities.mongo.MongoConnection;
import io.leadline.activities.mongo.MongoFeedStore;
import io.leadline.activities.posting.FeedStore;
import io.leadline.activities.posting.FeedStoreContract;
import io.leadline.sandbox.mongodb.EmbeddedMongo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The feed store on the embedded MongoDB. */
class MongoFeedStoreIT extends FeedStoreContract {
  private static EmbeddedMongo server;
  private static MongoConnection mongo;

  @BeforeAll
  static void start() {
    server = EmbeddedMongo.inMemory();
    mongo = new MongoConnection(server.uri());
  }

  @AfterAll
  static void stop() {
    mongo.close();
    server.close();
  }

  @Override
  protected FeedStore emptyStore() {
    mongo.database().drop();
    return new MongoFeedStore(mongo);
  }
}
