package io.leadline.sandbox.store;

import io.leadline.activities.alarm.AlarmGroups;
import io.leadline.activities.alarm.AlarmGroupsContract;
import io.leadline.activities.mongo.MongoAlarmGroups;
import org.junit.jupiter.api.AfterEach;

class MongoAlarmGroupsIT extends AlarmGroupsContract {
  private final StoreServer server = new StoreServer();
  private final MongoAlarmGroups stored = new MongoAlarmGroups(server.connection());

  MongoAlarmGroupsIT() {
    stored.prepare();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected AlarmGroups groups() {
    return stored;
  }
}
