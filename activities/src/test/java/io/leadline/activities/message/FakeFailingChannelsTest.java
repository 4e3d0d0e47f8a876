package io.leadline.activities.message;

class FakeFailingChannelsTest extends FailingChannelsContract {
  private final FakeFailingChannels channels = new FakeFailingChannels();

  @Override
  protected FailingChannels channels() {
    return channels;
  }
}
