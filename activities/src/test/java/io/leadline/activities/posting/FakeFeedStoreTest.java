package io.leadline.activities.posting;

class FakeFeedStoreTest extends FeedStoreContract {
  @Override
  protected FeedStore emptyStore() {
    return new FakeFeedStore();
  }
}
