package io.leadline.activities.message;

class FakeMessageLedgerTest extends MessageLedgerContract<FakeMessageLedger> {
  private final FakeMessageLedger ledger = new FakeMessageLedger();

  @Override
  protected FakeMessageLedger ledger() {
    return ledger;
  }
}
