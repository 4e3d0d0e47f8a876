package io.leadline.sandbox.store;

import io.leadline.activities.mongo.MongoDailyStats;
import io.leadline.activities.stats.DailyStats;
import io.leadline.activities.stats.DailyStatsContract;
import org.junit.jupiter.api.AfterEach;

class MongoDailyStatsIT extends DailyStatsContract {
  private final StoreServer server = new StoreServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected DailyStats empty() {
    return new MongoDailyStats(server.connection());
  }
}
