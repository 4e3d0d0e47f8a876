package io.leadline.sandbox.rehearsal.board;

import io.leadline.activities.posting.PostingIndex;
import io.leadline.activities.posting.PostingIndexContract;

class MemoryPostingIndexTest extends PostingIndexContract {
  @Override
  protected PostingIndex emptyIndex() {
    return new MemoryPostingIndex();
  }
}
