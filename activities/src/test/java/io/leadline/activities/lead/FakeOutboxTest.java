package io.leadline.activities.lead;

class FakeOutboxTest extends OutboxContract {
  private final Outbox fake = new FakeOutbox();

  @Override
  protected Outbox outbox() {
    return fake;
  }
}
