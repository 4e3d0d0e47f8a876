package io.leadline.activities.message;

class FakeProviderEventLogTest extends ProviderEventLogContract {
  private final FakeProviderEventLog log = new FakeProviderEventLog();

  @Override
  protected ProviderEventLog log() {
    return log;
  }
}
