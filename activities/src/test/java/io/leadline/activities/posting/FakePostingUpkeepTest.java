package io.leadline.activities.posting;

class FakePostingUpkeepTest extends PostingUpkeepContract {
  private final FakePostingIndex index = new FakePostingIndex();

  @Override
  protected PostingIndex emptyIndex() {
    return index;
  }

  @Override
  protected PostingUpkeep upkeep() {
    return index;
  }
}
