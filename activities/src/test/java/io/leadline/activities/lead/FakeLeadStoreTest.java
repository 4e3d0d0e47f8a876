package io.leadline.activities.lead;

class FakeLeadStoreTest extends LeadStoreContract {
  private final LeadStore fake = new FakeLeadStore();

  @Override
  protected LeadStore store() {
    return fake;
  }
}
