package io.leadline.activities.policy;

class FakeSenderDomainsTest extends SenderDomainsContract {
  private final SenderDomains fake = new FakeSenderDomains();

  @Override
  protected SenderDomains domains() {
    return fake;
  }
}
