package io.leadline.sandbox.store;

import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobGroupsContract;
import io.leadline.activities.mongo.MongoJobGroups;
import org.junit.jupiter.api.AfterEach;

class MongoJobGroupsIT extends JobGroupsContract {
  private final StoreServer server = new StoreServer();
  private final MongoJobGroups stored = new MongoJobGroups(server.connection());

  {
    stored.prepare();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected JobGroups groups() {
    return stored;
  }
}
