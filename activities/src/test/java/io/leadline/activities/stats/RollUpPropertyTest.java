package io.leadline.activities.stats;

import io.leadline.activities.lead.FakeLeadStore;
import io.leadline.activities.lead.FakeTransitions;
import io.leadline.activities.message.FakeMessageLedger;

class RollUpPropertyTest extends RollUpProperties {
  @Override
  protected RollUpStores empty() {
    FakeMessageLedger ledger = new FakeMessageLedger();
    return new RollUpStores(
        ledger, ledger, ledger, new FakeTransitions(), new FakeLeadStore(), new FakeDailyStats());
  }

  @Override
  protected int stories() {
    return 120;
  }
}
