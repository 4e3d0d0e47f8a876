package io.leadline.activities.alert;

class FakeAlertStatesTest extends AlertStatesContract {
  private final AlertStates fake = new FakeAlertStates();

  @Override
  protected AlertStates states() {
    return fake;
  }
}
