package io.leadline.activities.job;

class FakeJobStoreTest extends JobStoreContract {
  private final JobStore fake = new FakeJobStore();

  @Override
  protected JobStore store() {
    return fake;
  }
}
