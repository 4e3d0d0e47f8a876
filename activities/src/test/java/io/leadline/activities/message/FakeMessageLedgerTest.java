package io.leadline.activities.message;

class FakeMessageLedgerTest extends MessageLedgerContract<FakeMessageLedger> {
  private final FakeMessageLedger ledger = new FakeMessageLedger(PROVIDERS);

  @Override
  protected FakeMessageLedger ledger() {
    return ledger;
  }
}
