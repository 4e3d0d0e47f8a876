package io.leadline.activities.job;

class FakeSealerTest extends SealerContract {
  private final Sealer fake = new FakeSealer();

  @Override
  protected Sealer sealer() {
    return fake;
  }
}
