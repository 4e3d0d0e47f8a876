package io.leadline.sandbox.store;

import io.leadline.activities.message.FailingChannels;
import io.leadline.activities.message.FailingChannelsContract;
import io.leadline.activities.mongo.MongoFailingChannels;
import org.junit.jupiter.api.AfterEach;

class MongoFailingChannelsIT extends FailingChannelsContract {
  private final StoreServer server = new StoreServer();
  private final MongoFailingChannels channels = new MongoFailingChannels(server.connection());

  {
    channels.prepare();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected FailingChannels channels() {
    return channels;
  }
}
