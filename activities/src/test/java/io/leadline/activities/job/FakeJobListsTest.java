package io.leadline.activities.job;

class FakeJobListsTest extends JobListsContract {
  private final JobStore fake = new FakeJobStore();

  @Override
  protected JobStore store() {
    return fake;
  }
}
