package io.leadline.activities.job;

class FakeJobRatesTest extends JobRatesContract {
  private final JobRates fake = new FakeJobRates();

  @Override
  protected JobRates rates() {
    return fake;
  }
}
