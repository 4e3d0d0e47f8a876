package io.leadline.activities.job;

class FakeJobBatchesTest extends JobBatchesContract {
  private final JobBatches fake = new FakeJobBatches();

  @Override
  protected JobBatches batches() {
    return fake;
  }
}
