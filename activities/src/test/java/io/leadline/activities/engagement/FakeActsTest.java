package io.leadline.activities.engagement;

class FakeActsTest extends ActsContract {
  private final FakeActs acts = new FakeActs();

  @Override
  protected Acts acts() {
    return acts;
  }
}
