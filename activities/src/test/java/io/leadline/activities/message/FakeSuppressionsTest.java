package io.leadline.activities.message;

class FakeSuppressionsTest extends SuppressionsContract {
  private final FakeSuppressions suppressions = new FakeSuppressions();

  @Override
  protected Suppressions suppressions() {
    return suppressions;
  }
}
