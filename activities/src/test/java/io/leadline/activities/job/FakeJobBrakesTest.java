package io.leadline.activities.job;

class FakeJobBrakesTest extends JobBrakesContract {
  private final JobBrakes fake = new FakeJobBrakes();

  @Override
  protected JobBrakes brakes() {
    return fake;
  }
}
