package io.leadline.sandbox.store;

import io.leadline.activities.engagement.BoardReports;
import io.leadline.activities.engagement.BoardReportsContract;
import io.leadline.activities.mongo.MongoBoardReports;
import org.junit.jupiter.api.AfterEach;

class MongoBoardReportsIT extends BoardReportsContract {
  private final StoreServer server = new StoreServer();
  private final MongoBoardReports reports = new MongoBoardReports(server.connection());

  {
    reports.prepare();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected BoardReports reports() {
    return reports;
  }
}
