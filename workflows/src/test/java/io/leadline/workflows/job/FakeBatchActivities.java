package io.leadline.workflows.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A batch that is over after as many looks as it was given. */
final class FakeBatchActivities implements BatchActivities {
  private final AtomicInteger looksLeft;
  private final List<String> released = new CopyOnWriteArrayList<>();

  FakeBatchActivities(int looks) {
    looksLeft = new AtomicInteger(looks);
  }

  @Override
  public void releaseBatch(String batchId) {
    released.add(batchId);
  }

  @Override
  public boolean endBatchIfDone(String batchId) {
    return looksLeft.decrementAndGet() <= 0;
  }

  List<String> released() {
    return List.copyOf(released);
  }

  boolean isOver() {
    return looksLeft.get() <= 0;
  }
}
