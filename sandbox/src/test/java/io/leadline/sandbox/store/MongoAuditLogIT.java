package io.leadline.sandbox.store;

import io.leadline.activities.job.AuditLog;
import io.leadline.activities.job.AuditLogContract;
import io.leadline.activities.mongo.MongoAuditLog;
import org.junit.jupiter.api.AfterEach;

class MongoAuditLogIT extends AuditLogContract {
  private final StoreServer server = new StoreServer();
  private final MongoAuditLog stored = new MongoAuditLog(server.connection());

  {
    stored.prepare();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected AuditLog log() {
    return stored;
  }
}
