package io.leadline.activities.job.queue;

class FakeQueueFactsTest extends QueueFactsContract {
  private final QueueFacts fake = new FakeQueueFacts();

  @Override
  protected QueueFacts facts() {
    return fake;
  }
}
