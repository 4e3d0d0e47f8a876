package io.leadline.activities.job;

class FakeProcessLeasesTest extends ProcessLeasesContract {
  private final ProcessLeases fake = new FakeProcessLeases();

  @Override
  protected ProcessLeases leases() {
    return fake;
  }
}
