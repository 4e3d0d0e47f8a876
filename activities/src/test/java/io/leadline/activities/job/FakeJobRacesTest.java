package io.leadline.activities.job;

class FakeJobRacesTest extends JobRacesContract {
  private final JobStore fake = new FakeJobStore();

  @Override
  protected JobStore store() {
    return fake;
  }
}
