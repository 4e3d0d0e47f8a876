package io.leadline.sandbox.backend;

import io.leadline.activities.mongo.MongoConnection;
import io.leadline.activities.mongo.MongoPostingClusters;
import io.leadline.activities.posting.PostingClusters;
import io.leadline.activities.posting.PostingClustersContract;
import io.leadline.sandbox.mongodb.EmbeddedMongo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The clusters of postings on the embedded MongoDB. */
class MongoPostingClustersIT extends PostingClustersContract {
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
  protected PostingClusters empty() {
    mongo.database().drop();
    return new MongoPostingClusters(mongo);
  }
}
