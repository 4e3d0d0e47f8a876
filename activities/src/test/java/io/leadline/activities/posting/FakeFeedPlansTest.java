package io.leadline.activities.posting;

class FakeFeedPlansTest extends FeedPlansContract {
  private final FakeFeedPlans plans = new FakeFeedPlans();

  @Override
  protected FeedPlans plans() {
    return plans;
  }
}
