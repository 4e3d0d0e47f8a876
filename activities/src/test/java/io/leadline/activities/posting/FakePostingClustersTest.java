package io.leadline.activities.posting;

class FakePostingClustersTest extends PostingClustersContract {
  @Override
  protected PostingClusters empty() {
    return new FakePostingClusters();
  }
}
