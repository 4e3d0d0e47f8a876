package io.leadline.activities.job.chain;

class FakeJobChainsTest extends JobChainsContract {
  private final JobChains chains = new FakeJobChains();

  @Override
  protected JobChains chains() {
    return chains;
  }
}
