package io.leadline.activities.posting;

class FakePostingIndexTest extends PostingIndexContract {
  @Override
  protected PostingIndex emptyIndex() {
    return new FakePostingIndex();
  }
}
