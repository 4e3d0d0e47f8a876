package io.leadline.sandbox.store;

import io.leadline.activities.mongo.MongoEndedJobs;
import io.leadline.activities.subscription.EndedJobs;
import io.leadline.activities.subscription.EndedJobsContract;
import org.junit.jupiter.api.AfterEach;

class MongoEndedJobsIT extends EndedJobsContract {
  private final StoreServer server = new StoreServer();
  private final MongoEndedJobs stored = new MongoEndedJobs(server.connection());

  MongoEndedJobsIT() {
    stored.prepare();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected EndedJobs endedJobs() {
    return stored;
  }
}
