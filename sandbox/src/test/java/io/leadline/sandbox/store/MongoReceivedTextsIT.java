package io.leadline.sandbox.store;

import io.leadline.activities.mongo.MongoReceivedTexts;
import io.leadline.activities.text.ReceivedTexts;
import io.leadline.activities.text.ReceivedTextsContract;
import org.junit.jupiter.api.AfterEach;

class MongoReceivedTextsIT extends ReceivedTextsContract {
  private final StoreServer server = new StoreServer();
  private final MongoReceivedTexts texts = new MongoReceivedTexts(server.connection());

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected ReceivedTexts texts() {
    return texts;
  }
}
