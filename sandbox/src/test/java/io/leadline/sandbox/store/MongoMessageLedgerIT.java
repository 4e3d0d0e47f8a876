package io.leadline.sandbox.store;

import io.leadline.activities.message.MessageLedgerContract;
import io.leadline.activities.mongo.MongoMessageLedger;
import org.junit.jupiter.api.AfterEach;

class MongoMessageLedgerIT extends MessageLedgerContract<MongoMessageLedger> {
  private final StoreServer server = new StoreServer();
  private final MongoMessageLedger ledger = new MongoMessageLedger(server.connection(), PROVIDERS);

  {
    ledger.prepare();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected MongoMessageLedger ledger() {
    return ledger;
  }
}
