package io.leadline.activities.subscription;

class FakeSubscriptionsTest extends SubscriptionsContract {
  private final Subscriptions fake = new FakeSubscriptions();

  @Override
  protected Subscriptions subscriptions() {
    return fake;
  }
}
